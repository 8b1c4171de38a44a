/* boilerplate.c: what is on the page but not part of what it says. Each block gets log odds of being
** furniture, a sum of weights of its traits: first by itself and its neighbours, then by what the first
** round made of all blocks around it; of bare text, also by what the second made of them. A chain
** of two states smooths the sequence, because furniture comes in runs and so does text:
**
**     nav nav nav | title  text text  advert  text text | related related legal
**     drop ------>  keep ----------->  drop   keep ----->  drop -------------->
**
** All weights are the language pack's. Rejected: cutting at the first and last good block (loses what
** stands around it, keeps what stands between), and the best path instead of the sum over all paths
** (no score, and the cutoff could not lean towards keeping). */
#include "find/page.h"
#include "find/selector.h"
#include "find/shape.h"

#include <math.h>
#include <string.h>

#define ODDS_MAX 30.0
#define SURE 20             /* one with as much is a page: one telltale line alone may be a heading */
#define TELLTALE 1.0        /* log odds at least of a line that is nothing else on any page */
#define MARKED 4.0          /* see markup() */
#define AUTHORED 2.0
#define DOUBT 2.0           /* log odds */
#define LEAN 0.25           /* … for what is no sentence, and shows no phrase of furniture */
#define EDGE 1.0            /* log odds; see against() */
#define TELLING 13          /* words of a block that is no short line any more */
#define LONG 20             /* … and of one that is surely of the text, if it stays */
#define AMONG 1.0           /* log odds; what speaks for a table behind such */
#define CELL 13             /* words: one with as many may be a page's layout */
#define SMALL 8             /* blocks of a page that has no shape yet */
#define SHORT 250           /* words of one that has little … */
#define SAID 6.0            /* … what then speaks for a sentence of bare text … */
#define INSIDE 2.0          /* … and for the main part of a page, as log odds */
#define HIDDEN 6.0          /* what speaks against a block that nobody sees */
#define NEAR 4              /* blocks below the title in which its byline is looked for */
#define LITTLE 4            /* points of a line that is hardly the title */
#define TRAIL 30            /* words of a line that leads to the page; blocks to its title … */
#define LED 3.0             /* … and what speaks for the text behind both, as log odds */
#define SUSPECTS 6          /* a document that shows less of a page is left alone */

/* What a change of state multiplies the odds of a path with: a list seldom changes. */
typedef struct { double drop, keep; } change;

typedef struct {
    wn_features x;
    wn_page *page;              /* NULL: bare text */
    const double *weight;       /* a trait each */
    double *odds;               /* log odds of furniture, a block each */
    change any, listed;         /* from block to block, and between two items of a list */
    uint32_t title;             /* block; see find_title() */
    uint8_t *named;             /* what the containers of each block say that it is; NULL: no page */
    bool authored;              /* marked up by an author; see is_authored() */
} judge;

static double weight_of(const wn_found *f, const char *name)
{
    return wn_lexicon_weight(f->lex, name);
}

static void load_weights(judge *j)
{
    const wn_found *f = j->x.found;
    bool page = j->page != NULL;
    j->weight = page ? wn_lexicon_row(f->lex, wn_page_name, wn_page_count())
                     : wn_lexicon_row(f->lex, wn_trait_name, wn_trait_count());
    double drop = weight_of(f, page ? "page.to_drop" : "boilerplate.to_drop");
    double keep = weight_of(f, page ? "page.to_keep" : "boilerplate.to_keep");
    double more = weight_of(f, page ? "page.in_list" : "boilerplate.in_list");
    j->any = (change){ exp(drop), exp(keep) };
    j->listed = (change){ exp(drop + more), exp(keep + more) };
}

static double sum(const judge *j, const uint16_t *ids, uint32_t n)
{
    double s = 0;
    for (uint32_t k = 0; k < n; k++) s += j->weight[ids[k]];
    return fmax(-ODDS_MAX, fmin(s, ODDS_MAX));
}

static double sigmoid(double v) { return 1 / (1 + exp(-v)); }

/* The first round: how surely each block stays. */
static void judge_alone(const judge *j, float *keep)
{
    uint16_t ids[WN_PAGE_ROOM];
    for (uint32_t i = 0; i < j->x.len; i++) {
        uint32_t n = wn_trait_local(&j->x, i, ids);
        if (j->page) n += wn_page_local(j->page, i, ids + n);
        double odds = sum(j, ids, n);
        keep[i] = (float)sigmoid(-odds);
    }
}

static void judge_again(judge *j, const wn_around *a)
{
    uint16_t ids[WN_PAGE_ROOM];
    for (uint32_t i = 0; i < j->x.len; i++) {
        uint32_t n = wn_trait_around(&j->x, a, i, ids);
        if (j->page) n += wn_page_around(j->page, i, ids + n);
        j->odds[i] = sum(j, ids, n);
    }
}

/* ---- the chain */

/* Of state, between block I and the one before. */
static change change_at(const judge *j, uint32_t i)
{
    return j->x.at[i].item && j->x.at[i - 1].item ? j->listed : j->any;
}

/* Forward and backward over two states; leaves the log odds of the sum of all paths in j->odds. */
static void smooth(judge *j)
{
    uint32_t n = j->x.len;
    double *ahead = wn_arena_raw(j->x.found->arena, (size_t)n * 2, sizeof *ahead), *own = ahead + n;
    for (uint32_t i = 0; i < n; i++) own[i] = exp(j->odds[i]);
    ahead[n - 1] = 1;
    for (uint32_t i = n - 1; i-- > 0;) {        /* ahead: odds of what follows given drop and keep */
        change c = change_at(j, i + 1);
        double e = own[i + 1] * ahead[i + 1];
        ahead[i] = (e + c.keep) / (e * c.drop + 1);
    }
    double r = 1;
    for (uint32_t i = 0; i < n; i++) {
        change c = i ? change_at(j, i) : (change){ 0, 0 };
        if (i) r = (r + c.drop) / (r * c.keep + 1);
        r *= own[i];
        j->odds[i] = log(r * ahead[i]);
    }
}

/* The second round: A.keep is what the first one made of the blocks. */
static void look_around(judge *j, wn_around *a)
{
    wn_around_fill(&j->x, a);
    if (j->page) wn_page_fill(j->page, a->keep);
    judge_again(j, a);
    smooth(j);
}

/* The same once more, by its own result: of bare text, what comes of both is better than either. Tags and marks
** tell of what is around a block already. */
static void look_again(judge *j, wn_around *a)
{
    double *before = wn_arena_raw(j->x.found->arena, j->x.len, sizeof *before);
    for (uint32_t i = 0; i < j->x.len; i++) {
        before[i] = j->odds[i];
        a->keep[i] = (float)sigmoid(-j->odds[i]);
    }
    look_around(j, a);
    for (uint32_t i = 0; i < j->x.len; i++) j->odds[i] = (before[i] + j->odds[i]) / 2;
}

/* Does block A, sentences that stay, stand right in what the table is right in that has cell B? */
static bool is_beside(const judge *j, uint32_t a, uint32_t b)
{
    const wn_doc *doc = j->x.found->doc;
    if (!j->page || !j->x.at[a].good || j->odds[a] > 0) return false;
    uint32_t in = doc->blocks.at[b].node, out = wn_shape_up(doc, doc->blocks.at[a].node);
    for (int up = 0; up < 5 && in != WN_NOWHERE; up++, in = wn_shape_up(doc, in))
        if (in == out) return true;
    return false;
}

/* Short cells in a row are of one table, which stays or goes as a whole. */
static void even_tables(judge *j)
{
    const wn_doc *doc = j->x.found->doc;
    for (uint32_t i = 0, end; i < j->x.len; i = end + 1) {
        double all = 0;
        for (end = i; end < j->x.len && doc->blocks.at[end].type == WN_CELL && j->x.at[end].words < CELL; end++)
            all += j->odds[end];
        double beside = end > i && i && is_beside(j, i - 1, i) ? AMONG : 0;
        for (uint32_t k = i; k < end; k++) j->odds[k] = all / (end - i) - beside;
    }
}

/* ---- what it is */

static uint8_t reason_by_shape(const wn_features *x, uint32_t i)
{
    const wn_feature_line *l = &x->at[i];
    if (l->section < WN_REASONS && l->since < 12 && l->section != WN_B_NAVIGATION) return l->section;
    if (l->date && l->words < 13) return WN_B_BYLINE;
    if (l->bracket) return WN_B_CREDIT;
    if (!x->dense || l->dense * 2 < x->dense) return WN_B_NAVIGATION;
    return l->words < 5 ? WN_B_NAVIGATION : WN_B_RELATED;
}

static uint8_t reason_by_name(wn_str name)
{
    for (int r = 0; r < WN_REASONS; r++)
        if (wn_str_eq(name, wn_str_of(wn_reason_name[r]))) return (uint8_t)r;
    return WN_B_WIDGET;
}

static bool is_named(const judge *j, uint32_t i) { return j->named && j->named[i] != WN_REASONS; }

static uint8_t reason_of(const judge *j, uint32_t i)
{
    const wn_features *x = &j->x;
    const wn_feature_line *l = &x->at[i];
    if (l->certain > 0) return reason_by_name(l->why);
    if (l->whole < WN_REASONS) return l->whole;
    if (l->date && l->words < 13) return WN_B_BYLINE;
    if (is_named(j, i)) return j->named[i];
    return l->any < WN_REASONS && l->words < 40 ? l->any : reason_by_shape(x, i);
}

static void name_all(judge *j)
{
    j->named = wn_arena_raw(j->x.found->arena, j->x.len, 1);
    for (uint32_t i = 0; i < j->x.len; i++) j->named[i] = wn_page_reason(j->page, i);
}

static bool is_byline(const wn_feature_line *l)
{
    return l->words < 13 && (l->date || l->any == WN_B_BYLINE);
}

/* The title of the document, or WN_NOWHERE: what a page calls so; of bare text the line ahead of the text that
** speaks most of what that speaks of, better if long or above a byline. */
static uint32_t find_title(const judge *j)
{
    uint32_t title = WN_NOWHERE, best = LITTLE;
    if (j->page) return wn_page_title(j->page);
    for (uint32_t i = 0; i < j->x.len && j->x.at[i].dense * 4 <= j->x.dense; i++) {
        const wn_feature_line *l = &j->x.at[i];
        uint32_t score = 2u * l->shared + (l->words > 5) + (i + 1 < j->x.len && is_byline(l + 1));
        bool line = l->words > 2 && !l->item && !l->bracket && !l->good && !l->date;
        if (!line || l->whole != WN_NO_REASON || l->any == WN_B_BYLINE || score <= best) continue;
        best = score;
        title = i;
    }
    return title;
}

/* The first text behind a line that leads to the page ("Home » Boats » The last boat") and the title
** that it ends with: surely what the title is of. WN_NOWHERE: there is none. */
static uint32_t find_led(const judge *j)
{
    const wn_feature_line *at = j->x.at;
    for (uint32_t i = 0; i < j->x.len; i++) {
        if (!at[i].trail || at[i].words > TRAIL) continue;
        uint32_t k = i > TRAIL ? i - TRAIL : 0, end = i + TRAIL < j->x.len ? i + TRAIL : j->x.len;
        while (k < end && !(at[k].hash == at[i].trail && at[k].words > 2)) k++;
        if (k == end) continue;
        for (k = k > i ? k : i; k < j->x.len && !at[k].good; k++) {}
        return k < j->x.len ? k : WN_NOWHERE;
    }
    return WN_NOWHERE;
}

/* Who wrote it, below the title of a page. */
static bool below_title(const judge *j, uint32_t i)
{
    const wn_feature_line *l = &j->x.at[i];
    if (!j->page || j->title == WN_NOWHERE || i <= j->title || i - j->title >= NEAR) return false;
    return l->any == WN_B_BYLINE && l->words < 13 && !l->good;
}

/* A line ahead of all text that speaks of what the text speaks of, and of nothing that pages do. */
static bool is_title(const judge *j, uint32_t i)
{
    const wn_feature_line *l = &j->x.at[i];
    bool line = l->words > 3 && l->end != END_SENTENCE && !l->item && !l->bracket && !l->alt && !l->date;
    return i == j->title || (line && l->shared > 2 && !l->dense && l->ahead < 6 && l->any == WN_NO_REASON);
}

static void add_run(wn_found *f, const judge *j, uint32_t i, uint8_t reason)
{
    const wn_feature_line *l = &j->x.at[i];
    wn_str why = l->certain > 0 ? l->why : is_title(j, i) ? WN_STR("title") : wn_str_of(wn_reason_name[reason]);
    double score = sigmoid(j->odds[i]);
    wn_boilerplate *last = f->boilerplate.len ? &f->boilerplate.at[f->boilerplate.len - 1] : NULL;
    if (last && last->block + last->blocks == i && wn_str_eq(last->why, why)) {
        last->span.end = f->doc->blocks.at[i].span.end;
        last->score += (score - last->score) / ++last->blocks;
        return;
    }
    wn_boilerplate *b = wn_list_add(f->arena, &f->boilerplate);
    *b = (wn_boilerplate){ f->doc->blocks.at[i].span, reason, why, score, i, 1 };
}

/* What speaks for a block that shows nothing of furniture: for sentences on a bare page, more so where
** there are few, and for all of a page that is too small to be judged by its shape. In doubt they stay.
** What a page hides and an AST shows goes. */
static double doubt(const judge *j, uint32_t i)
{
    const wn_feature_line *l = &j->x.at[i];
    if (j->page && wn_page_hidden(j->page, i)) return -HIDDEN;
    bool small = j->x.len < SMALL, sentence = l->end == END_SENTENCE && !l->telltale;
    if (small && sentence && !is_named(j, i) && l->any != WN_B_LEGAL) return ODDS_MAX;
    if (l->any < WN_REASONS) return 0;
    if (!j->page && j->x.words < SHORT && sentence) return SAID;
    if (!j->page) return l->alt ? 0 : l->good ? DOUBT : LEAN;
    if (is_named(j, i)) return 0;
    if (small) return ODDS_MAX;
    return j->x.words < SHORT && l->link < 5 && wn_page_inside(j->page, i) ? INSIDE : 0;
}

static bool has_address(const judge *j, uint32_t i)
{
    wn_str s = wn_found_text(j->x.found, j->x.found->doc->blocks.at[i].span);
    return memchr(s.ptr, '@', s.len);
}

/* What speaks against a block of a bare page beyond what is weighed, as log odds: where weights alone keep
** such, they err more often than with others. EDGE: it stands ahead of all text, or behind it. */
static double against(const judge *j, uint32_t i, bool edge)
{
    const wn_feature_line *l = &j->x.at[i];
    bool line = l->end != END_SENTENCE;
    if (j->page || j->authored) return 0;
    return (l->alt ? 2 : 0)                                     /* nobody reads what a picture shows */
         + (line && l->points ? 3 : 0)
         + (line && l->date && l->words < 5 ? 1 : 0)            /* a date and nothing else */
         + (line && l->words < 4 && has_address(j, i) ? 3 : 0)  /* an address and nothing else */
         + (line && l->start < WN_REASONS && l->words < 6 ? 1 : 0)
         + (l->copies > 1 ? 0.5 : 0)                            /* said again elsewhere on the page */
         + (line && edge && l->words < TELLING ? EDGE : 0);
}

/* From the first to the last long block that stays; all where there is none. */
static wn_span text_of(const judge *j)
{
    wn_span s = { j->x.len, 0 };
    for (uint32_t i = 0; i < j->x.len; i++) {
        if (j->odds[i] > 0 || j->x.at[i].words <= LONG) continue;
        if (s.start > i) s.start = i;
        s.end = i + 1;
    }
    return s.end ? s : (wn_span){ 0, j->x.len };
}

/* Is the document what an author has marked up, or a page that shows hardly anything of a site around
** its text, as a letter or a report does: no containers named as furniture is, and hardly any links? */
static bool is_authored(const judge *j)
{
    uint32_t words = 0;
    if (!j->page) return j->x.found->doc->nodes.len > 0;
    for (uint32_t i = 0; i < j->x.len; i++)
        if (j->x.at[i].link >= 5 || is_named(j, i)) words += j->x.at[i].words;
    return words < j->x.words / 10;
}

/* What speaks for a block of such, as log odds: hardly any furniture is there, and headings, cells and
** code, which furniture on bare pages resembles, are what they say. Where it is no page, only links go,
** and what nobody but a page says. */
static double markup(const judge *j, uint32_t i)
{
    const wn_feature_line *l = &j->x.at[i];
    uint8_t type = j->x.found->doc->blocks.at[i].type;
    bool sentence = l->good || l->end == END_SENTENCE, leads = l->telltale || l->link >= 5;
    if (!j->authored) return 0;
    if (!j->page && !leads) return ODDS_MAX;
    double plain = l->any < WN_REASONS && !sentence && leads ? 0 : AUTHORED;
    return type == WN_HEADING || type == WN_CELL || type == WN_CODE ? MARKED + plain : plain;
}

/* Is it plain at first sight that F is no page, and nothing that a filter added can say otherwise? */
static bool is_plain(wn_found *f)
{
    if (f->doc->page || f->selector_count || f->pattern_count) return false;
    return wn_lexicon_frozen(wn_found_lex(f)) && !wn_feature_suspect(f, SUSPECTS);
}

bool wn_boilerplate_find(wn_found *f, wn_err *err)
{
    judge j = { 0 };
    if (!wn_found_first(f, WN_K_BOILERPLATE) || !f->doc->blocks.len || is_plain(f)) return true;
    if (!wn_feature_find(f, &j.x, err)) return false;
    wn_selector_apply(&j.x);
    j.page = wn_page_new(&j.x);
    if (!j.page && j.x.suspects < SUSPECTS && !j.x.certain) return true;
    load_weights(&j);
    wn_around a = wn_around_new(&j.x);
    j.odds = wn_arena_array(f->arena, j.x.len, sizeof *j.odds);
    judge_alone(&j, a.keep);
    look_around(&j, &a);
    if (!j.page && !f->doc->nodes.len) look_again(&j, &a);
    if (j.page) name_all(&j);
    j.authored = is_authored(&j);
    if (!j.authored) even_tables(&j);
    j.title = find_title(&j);
    bool sure = !j.page && j.x.suspects >= SURE;
    uint32_t led = j.page ? WN_NOWHERE : find_led(&j);
    if (led != WN_NOWHERE) j.odds[led] -= LED;
    wn_span text = text_of(&j);
    for (uint32_t i = 0; i < j.x.len; i++) {
        bool below = below_title(&j, i), tells = below || (sure && j.x.at[i].telltale);
        if (tells && j.odds[i] < TELLTALE) j.odds[i] = TELLTALE;
        bool own = j.x.at[i].certain > 0;           /* what a filter names is in no doubt */
        if (!own) j.odds[i] -= doubt(&j, i) + (below ? 0 : markup(&j, i));
        j.odds[i] += j.x.at[i].certain + against(&j, i, !wn_span_has(text, i));
    }
    if (j.authored) even_tables(&j);
    wn_page_spare(j.page, &j.x, j.odds);
    for (uint32_t i = 0; i < j.x.len; i++)
        if (j.odds[i] > 0) add_run(f, &j, i, reason_of(&j, i));
    return true;
}
