# winnow: `make help` lists the targets; V=1 shows the commands.
CC = gcc
LUA_VERSION = 5.4
PREFIX = /usr/local
DESTDIR =
B = build
KITS =
FROM = 1024
TO = 4096
ONLY =
V =
COVERED = 95

LUA = lua$(LUA_VERSION)
PC = lua$(LUA_VERSION) libpcre2-8
CFLAGS ?= -O2 -g
WARN = -std=c11 -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror=implicit-function-declaration
HARD = -fPIC -fno-semantic-interposition -fstack-protector-strong -D_FORTIFY_SOURCE=2 -D_GNU_SOURCE -D_FILE_OFFSET_BITS=64
PC_CFLAGS := $(shell pkg-config --cflags $(PC) 2>/dev/null)
# The same bytes wherever the sources lie.
HERE_IS = "-fdebug-prefix-map=$(CURDIR)=." "-fmacro-prefix-map=$(CURDIR)=."
ALL_CFLAGS = $(HERE_IS) $(WARN) $(HARD) $(CFLAGS) -Icore -I$(B) $(PC_CFLAGS) -MMD -MP
# Linked into the program: loading them would take a quarter of its start.
SO_LIBS := $(shell pkg-config --libs libpcre2-8 2>/dev/null) -lzstd -lz -lm
PACK_LIBS = -Wl,-Bstatic -lzstd -lz -Wl,-Bdynamic
LIBS := $(shell pkg-config --libs $(PC) 2>/dev/null) $(PACK_LIBS) -lm
CLI_LIBS := $(shell pkg-config --libs yaml-0.1 libseccomp 2>/dev/null)
HARD_SO = -Wl,-z,relro,-z,now
HARD_LD = -pie $(HARD_SO)
SAN = -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
SCRIPTS := $(sort $(wildcard lua/*/*.lua lua/*/*/*.lua filters/*.lua filters/*/*.lua))
DEPS = gcc make pkg-config lua5.4 liblua5.4-dev libpcre2-dev zlib1g-dev libzstd-dev libyaml-dev libseccomp-dev
TEST_DEPS = liblua5.3-dev libcmocka-dev lua-check pandoc git patch libxml2-utils
FUZZ_DEPS = clang libclang-rt-14-dev
AGAIN = $(MAKE) --no-print-directory B=$(B) V=$(V)
ifeq ($(MAKELEVEL),0)
MAKEFLAGS += -j$(shell nproc)
endif

CORE := $(sort $(filter-out core/cli/%,$(wildcard core/*/*.c)))
BIND := $(sort $(wildcard core/bind/*.c))
CLI := $(sort $(wildcard core/cli/*.c))
UNIT := $(sort $(wildcard tests/unit/*_test.c))
LUA53 := $(if $(shell pkg-config --exists lua5.3 && echo 1),$(B)/lua5.3/winnow.so)

OBJCOPY = objcopy
Q := $(if $(V),,@)
SAY = $(if $(V),@:,@echo "  $(1)")

.PHONY: all demo test unit asan fuzz fuzz-targets replay stories accept attacks examples pandoc3 reports pages hostile hostile-quick kills kills-few \
        places growth lint \
        clang bench kits fit install uninstall deps test-deps clean help
all: $(B)/winnow $(B)/libwinnow.a $(B)/winnow.so $(LUA53) $(B)/winnow.1  ## the program, the library, the Lua module

# What turns language packs into constants: a module of the Lua that builds, without the flags of this tree.
PACK := core/bind/pack.c $(addprefix core/find/,fold.c lexicon.c word.c) \
        $(addprefix core/base/,arena.c buffer.c err.c list.c utf8.c)
$(B)/pack.so: $(PACK) $(wildcard core/base/*.h core/find/*.h)
	@mkdir -p $(B)
	$(call SAY,LD $@)
	$(Q)$(CC) $(WARN) -D_GNU_SOURCE -O1 -fPIC -shared -Icore $(PC_CFLAGS) -o $@ $(PACK) -lm

$(B)/shipped.c: $(SCRIPTS) core/bind/embed.lua $(B)/pack.so
	$(call SAY,LUA $@)
	$(Q)$(LUA) core/bind/embed.lua $(B)/pack.so $(SCRIPTS) > $@.new && mv $@.new $@

$(B)/%.o: %.c
	@mkdir -p $(@D)
	$(call SAY,CC $<)
	$(Q)$(CC) $(ALL_CFLAGS) -c -o $@ $<

# Constants alone, the same in every tree: one made without sanitizers, which would register them at each start.
SHIPPED = $(B)/shipped.o
$(B)/shipped.o: $(B)/shipped.c
	$(call SAY,CC $<)
	$(Q)$(CC) $(ALL_CFLAGS) -c -o $@ $<

$(B)/libwinnow.a: $(CORE:%.c=$(B)/%.o) $(SHIPPED)
	$(call SAY,AR $@)
	$(Q)rm -f $@ && $(AR) rcsD $@ $^

$(B)/winnow: $(CLI:%.c=$(B)/%.o) $(B)/libwinnow.a
	$(call SAY,LD $@)
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) $(HARD_LD) -o $@ $^ $(LIBS) $(CLI_LIBS)

$(B)/winnow.so: $(CORE:%.c=$(B)/%.o) $(SHIPPED)
	$(call SAY,LD $@)
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) $(HARD_SO) -shared -o $@ $^ $(SO_LIBS)

# For the Lua 5.3 that Debian's pandoc is linked with: the files that know Lua once more, the others as they are.
$(B)/lua5.3/%.o: PC_CFLAGS = $(shell pkg-config --cflags lua5.3 libpcre2-8)
$(B)/lua5.3/%.o: %.c
	@mkdir -p $(@D)
	$(call SAY,CC $< for Lua 5.3)
	$(Q)$(CC) $(ALL_CFLAGS) -c -o $@ $<

$(B)/lua5.3/winnow.so: $(BIND:%.c=$(B)/lua5.3/%.o) $(filter-out $(BIND:%.c=$(B)/%.o),$(CORE:%.c=$(B)/%.o)) $(SHIPPED)
	$(call SAY,LD $@)
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) $(HARD_SO) -shared -o $@ $^ $(SO_LIBS)

$(B)/winnow.1: $(B)/winnow
	$(Q)$(B)/winnow help --man > $@

$(B)/tests/unit/%_test: $(B)/tests/unit/%_test.o $(B)/libwinnow.a
	$(call SAY,LD $@)
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) $(HARD_LD) -o $@ $^ -lcmocka $(LIBS)

# Those of core/cli have the program beside it.
$(B)/tests/unit/cli_%_test: $(B)/tests/unit/cli_%_test.o $(B)/tests/fuzz/program.a $(B)/libwinnow.a
	$(call SAY,LD $@)
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) $(HARD_LD) -o $@ $^ -lcmocka $(LIBS) $(CLI_LIBS)

$(B)/tests/bench/%: $(B)/tests/bench/%.o $(B)/libwinnow.a
	$(call SAY,LD $@)
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) $(HARD_LD) -o $@ $^ $(LIBS)

# A fuzz target is one page; the frame, a strict arena and the program are linked to each. Under libFuzzer
# FUZZ_MAIN is empty; else a driver that runs files through it.
FUZZ_MAIN = $(B)/tests/fuzz/replay.o
FUZZ := $(filter-out replay fuzz document arena,$(patsubst tests/fuzz/%.c,%,$(wildcard tests/fuzz/*.c)))
FUZZ_FRAME = $(patsubst %,$(B)/tests/fuzz/%.o,fuzz document arena) $(B)/tests/fuzz/program.a

$(B)/tests/fuzz/program.a: $(CLI:%.c=$(B)/%.o)
	$(call SAY,AR $@)
	$(Q)mkdir -p $(@D) && rm -f $@
	$(Q)$(OBJCOPY) --redefine-sym main=winnow_main $(B)/core/cli/main.o $(B)/tests/fuzz/winnow_main.o
	$(Q)$(AR) rcsD $@ $(filter-out %/main.o,$^) $(B)/tests/fuzz/winnow_main.o

$(B)/tests/fuzz/%: $(B)/tests/fuzz/%.o $(FUZZ_MAIN) $(FUZZ_FRAME) $(B)/libwinnow.a
	$(call SAY,LD $@)
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS) $(CLI_LIBS)

# kept, though nobody names them
.SECONDARY: $(UNIT:%.c=$(B)/%.o) $(FUZZ_FRAME) $(FUZZ_MAIN) $(FUZZ:%=$(B)/tests/fuzz/%.o)

fuzz-targets: $(FUZZ:%=$(B)/tests/fuzz/%)

demo: deps  ## installs what is missing, builds, winnows an article
	@+$(AGAIN) all
	$(B)/winnow tests/fixtures/article.txt
	@echo
	$(B)/winnow extract --kind=quote -t table tests/fixtures/article.txt
	@echo
	$(B)/winnow extract --kind=claim -t table tests/fixtures/article.txt

# What is tested in one way says so when it is over: the ways run beside each other.
test: test-deps  ## installs what is missing, builds, runs every test
	@+$(AGAIN) all unit
	@+$(AGAIN) -O asan stories attacks lint examples pandoc3 reports pages random hostile-quick kills-few faults-few places hardening installed

unit: $(UNIT:%.c=$(B)/%)  ## unit tests
	@for t in $^; do echo "== $$t"; $$t || exit 1; done

# The same tree again, in build/asan, with AddressSanitizer and UndefinedBehaviorSanitizer. It starts a thousand
# times for the stories: without relocation, and looking for leaks only in the unit tests and the fuzz corpora.
ASAN = $(AGAIN) B=$(B)/asan SHIPPED=$(SHIPPED) CFLAGS="-O1 -g1 -U_FORTIFY_SOURCE $(SAN)" HARD_LD=-no-pie
asan: $(SHIPPED)  ## unit tests, stories of the program and the fuzz corpora, with sanitizers
	@+$(ASAN) unit $(B)/asan/winnow
	@ASAN_OPTIONS=detect_leaks=0 WINNOW=$(B)/asan/winnow $(LUA) tests/stories/run.lua --only=sh
	@+$(ASAN) replay

replay: $(FUZZ:%=$(B)/tests/fuzz/%)  ## the inputs that fuzzing found worth keeping, once more
	@for t in $(FUZZ); do $(B)/tests/fuzz/$$t tests/fuzz/corpus/$$t 2> $(B)/replay.txt || \
	    { tr '\r' '\n' < $(B)/replay.txt | tail -40; exit 1; }; done

stories: $(B)/winnow $(B)/winnow.so $(LUA53)  ## stories: text, filter, expected output; the README's, too
	@WINNOW=$(B)/winnow $(LUA) tests/stories/run.lua

.PHONY: coverage
# The same tree again, in build/cov, with counters, which exit writes; the jail lets it (3: files to read and to write).
# Calls and assertions have no branches in C.
COV = $(AGAIN) B=$(B)/cov SHIPPED=$(SHIPPED) CFLAGS="-O0 -g -std=gnu11 -U_FORTIFY_SOURCE --coverage -D_exit=exit -DWN_JAIL_ALSO=3u"
coverage: $(B)/winnow.so $(LUA53)  ## branches of core that the tests take, per room; LIST=core/find names the others
	@+mkdir -p $(B)/cov; find $(B)/cov -name '*.gcda' -delete; \
	$(COV) $(B)/cov/winnow $(B)/cov/winnow.so $(LUA53:$(B)/%=$(B)/cov/%) unit replay > $(B)/cov.log 2>&1 || { tail -20 $(B)/cov.log; exit 1; }
	@WINNOW=$(B)/cov/winnow WINNOW_CPATH="$(B)/cov/?.so" $(LUA) tests/stories/run.lua
	@$(B)/cov/winnow test
	@$(B)/cov/winnow test lua/winnow/new lua/winnow/lang
	@WINNOW_CPATH="$(B)/cov/?.so" $(LUA) tests/random/run.lua 60
	@WINNOW=$(B)/cov/winnow JOBS=2 $(LUA) tests/attack/run.lua
	@WINNOW=$(B)/cov/winnow $(LUA) tests/hostile/run.lua quick
	@+$(AGAIN) $(FAULT)/run $(FAULT)/inject.so
	@$(FAULT)/run $(B)/cov/winnow $(FAULT)/inject.so $(B)/cov/winnow.so tests/fault/cases.txt $(FAULT)/files 0 \
	    check-folder check-via import output-over output-without-tmpfile pandoc standard-input workers
	@$(LUA) tests/coverage/coverage.lua $(B)/cov --min=$(COVERED) $(if $(LIST),--list=$(LIST))

.PHONY: random faults-few
random: $(B)/winnow.so  ## documents of the packs' words, at random: what holds of each; make random DOCUMENTS=1000
	@WINNOW_CPATH="$(B)/?.so" $(LUA) tests/random/run.lua $(or $(DOCUMENTS),40)

accept: $(B)/winnow $(B)/winnow.so  ## writes what comes of the stories into them, and what filters reach; read the difference
	@WINNOW=$(B)/winnow $(LUA) tests/stories/run.lua --accept
	@+$(AGAIN) $(B)/tests/unit/golden_test && ACCEPT=1 $(B)/tests/unit/golden_test > /dev/null 2>&1

attacks: $(B)/winnow  ## hostile filters, a process each: what is promised of them
	@WINNOW=$(B)/winnow $(LUA) tests/attack/run.lua

examples: $(B)/winnow  ## the examples in the filters and in the language packs
	@$(B)/winnow test
	@$(B)/winnow test lua/winnow/new lua/winnow/lang

pandoc3: $(B)/winnow  ## the AST of pandoc 3; needs npm, and is skipped without
	@sh tests/pandoc3/run.sh $(B)/winnow

reports: $(B)/winnow  ## what winnow check writes, by its readers; those that are not there are skipped
	@sh tests/reports/run.sh $(B)/winnow

pages: $(B)/winnow  ## the pages of winnow explain in a browser; skipped without Chromium and npm
	@sh tests/pages/run.sh $(B)/winnow

# build/fuzz: clang, libFuzzer, sanitizers. What is found goes to build/fuzz/found/TARGET.
FUZZ_SAN = -fsanitize=fuzzer-no-link $(SAN)
TIME = 60
JOBS = 1
TARGETS = $(FUZZ)
fuzz: $(SHIPPED)  ## fuzzes every target: make fuzz TIME=seconds JOBS=n TARGETS="html json"; needs FUZZ_DEPS
	@+$(AGAIN) CC=clang B=$(B)/fuzz SHIPPED=$(SHIPPED) CFLAGS="-O1 -g -U_FORTIFY_SOURCE $(FUZZ_SAN)" FUZZ_MAIN= \
	    LDFLAGS=-fsanitize=fuzzer fuzz-targets
	@sh tests/fuzz/run.sh $(B)/fuzz $(TIME) $(JOBS) $(TARGETS)

hostile-quick: $(B)/winnow
	@WINNOW=$(B)/winnow $(LUA) tests/hostile/run.lua quick

kills-few: $(B)/winnow
	@WINNOW=$(B)/winnow $(LUA) tests/hostile/kill.lua 40

places: $(B)/winnow  ## what steers a terminal or a log, through every place of output
	@WINNOW=$(B)/winnow sh tests/hostile/places.sh

hostile: $(B)/winnow  ## hostile inputs through all commands and formats; make test has a part of it
	@WINNOW=$(B)/winnow $(LUA) tests/hostile/run.lua

kills: $(B)/winnow  ## kill -9 at 1,000 moments of --in-place; make test has 40
	@WINNOW=$(B)/winnow $(LUA) tests/hostile/kill.lua 1000

growth: $(B)/winnow $(B)/tests/bench/growth  ## floods, twice as long each: time and memory; make growth TO=65536 (KiB)
	@$(B)/tests/bench/growth $(B)/winnow $(FROM) $(TO) $(ONLY)

$(B)/oracles/json: $(B)/tests/oracles/json.o $(B)/libwinnow.a
	@mkdir -p $(@D)
	$(call SAY,LD $@)
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)

$(B)/oracles/nojit.so: tests/oracles/nojit.c
	@mkdir -p $(@D)
	$(Q)$(CC) $(WARN) -shared -fPIC -o $@ $<

CORPUS =
.PHONY: oracles
oracles: $(B)/winnow $(B)/oracles/json $(B)/oracles/nojit.so  ## the same in another way: CORPUS=JSONTestSuite/test_parsing
	@sh tests/oracles/run.sh $(B) "$(CORPUS)"

lint: $(B)/winnow clang  ## includes, sizes, annotations, the README; luacheck and clang where they are there
	@$(LUA) tests/lint/lint.lua
	@WINNOW=$(B)/winnow $(LUA) tests/lint/meta.lua
	@$(B)/winnow check README.md > $(B)/check.txt 2>&1 || { cat $(B)/check.txt; false; }
	@! command -v luacheck > /dev/null || luacheck -q --no-color filters lua tests core

clang:
	@if command -v clang > /dev/null; then \
	    printf '%s\n' $(CORE) $(CLI) | xargs -P $(shell nproc) -n 16 \
	        clang -fsyntax-only -Werror -O1 $(filter-out -MMD -MP,$(ALL_CFLAGS)) && \
	    echo "clang: no warning"; else echo "clang: not there, skipped"; fi

# A file is looked at again when it or a header changes. There are no threads, so that ThreadSanitizer has nothing
# to say; MemorySanitizer wants every library built for it, and valgrind does not.
.PHONY: analyze valgrind test-cross
# False: an atom of a class has an item of it, an example that is none raises; what iconv_open opens is closed.
$(B)/analyze/core/find/atom.c.done $(B)/analyze/core/bind/trial.c.done: FALSE = -Wno-analyzer-null-dereference
$(B)/analyze/core/read/html_charset.c.done: FALSE = -Wno-analyzer-malloc-leak
ANALYZE = $(WARN) -D_GNU_SOURCE -Icore -I$(B) $(PC_CFLAGS) -include tests/analyze/lua.h
$(B)/analyze/%.c.done: %.c $(wildcard core/*/*.h) .clang-tidy tests/analyze/lua.h
	@mkdir -p $(@D)
	$(call SAY,LOOK $<)
	$(Q)gcc $(ANALYZE) -O2 -fanalyzer -Werror $(FALSE) -c -o /dev/null $<
	$(Q)clang-tidy --quiet $< -- $(ANALYZE) 2> /dev/null
	$(Q)touch $@

analyze: $(addprefix $(B)/analyze/,$(addsuffix .done,$(CORE) $(CLI)))  ## gcc -fanalyzer, clang-tidy, cppcheck; no finding
	@cppcheck -q --std=c11 --enable=warning,performance,portability --inline-suppr --error-exitcode=1 \
	    --suppressions-list=tests/analyze/cppcheck.txt --template='{file}:{line}: {message} [{id}]' -Icore \
	    $(CORE) $(CLI) $(UNIT)

valgrind: $(UNIT:%.c=$(B)/%) $(B)/winnow $(B)/oracles/nojit.so  ## unit tests and the stories of the program, under valgrind
	@sh tests/valgrind/run.sh $(B)

test-cross: all  ## unit tests and stories on 32 bits (i386) and on big endian (s390x); skipped without cross compilers
	@sh tests/cross/run.sh i386
	@sh tests/cross/run.sh s390x

FAULT = $(B)/tests/fault
.PHONY: faults hardening reproducible
reproducible:  ## builds twice, in two folders, and compares the program, the module and the man page byte for byte
	@sh tests/reproducible/run.sh

hardening: $(B)/winnow $(B)/winnow.so $(LUA53)  ## what readelf says of the program and the module
	@sh tests/hardening/run.sh $^

$(FAULT)/run: tests/fault/run.c tests/fault/calls.h
	@mkdir -p $(@D)
	$(Q)$(CC) $(WARN) -D_GNU_SOURCE -O1 -o $@ $<

$(FAULT)/inject.so: tests/fault/inject.c tests/fault/calls.h
	@mkdir -p $(@D)
	$(Q)$(CC) $(WARN) -D_GNU_SOURCE -U_FORTIFY_SOURCE -O1 -fPIC -shared -o $@ $<

faults: $(B)/winnow $(B)/winnow.so $(FAULT)/run $(FAULT)/inject.so  ## each call that can fail fails once; EVERY=N: each Nth
	@$(FAULT)/run $(B)/winnow $(FAULT)/inject.so $(B)/winnow.so tests/fault/cases.txt $(FAULT)/files $(or $(EVERY),1)

faults-few:
	@+$(AGAIN) faults EVERY=300

bench: $(B)/winnow $(B)/tests/bench/find $(B)/tests/bench/took  ## speed beside other programs; KITS=DIR for texts and pages; ONLY="json html"
	@WINNOW=$(B)/winnow TOOK=$(B)/tests/bench/took KITS="$(KITS)" ONLY="$(ONLY)" sh tests/bench/bench.sh
	@$(B)/tests/bench/find tests/fixtures/article.txt

kits: $(B)/winnow  ## scores against gold data: make kits KITS=DIR
	@WINNOW=$(B)/winnow sh tests/bench/kits.sh "$(KITS)"

.PHONY: engines corpus
engines: $(B)/winnow  ## under GNU parallel, Slurm, and as Hadoop and Spark call programs; ONLY="slurm lines"
	@sh tests/engines/run.sh $(B)/winnow $(ONLY)

corpus: $(B)/winnow  ## a large corpus with kills: make corpus KITS=DIR MB=2048; texts of the kits, repeated in build/
	@WINNOW=$(B)/winnow sh tests/bench/corpus.sh "$(KITS)" $(B)/corpus $(or $(MB),2048)

.PHONY: agree
agree: $(B)/winnow  ## c4, gopher and fineweb beside the same rules in plain Python: make agree KITS=DIR
	@WINNOW=$(B)/winnow sh tests/bench/agree.sh "$(KITS)"

$(B)/tests/bench/fit-boilerplate $(B)/tests/bench/fit-page: $(B)/tests/bench/fit.o

$(B)/tests/bench/cues: LDFLAGS += -Wl,--wrap=wn_belief_odds

fit: $(B)/winnow $(B)/tests/bench/cues $(B)/winnow.so $(B)/tests/bench/fit-boilerplate $(B)/tests/bench/fit-page  ## fits the weights anew from gold data: make fit KITS=DIR
	python3 tests/bench/fit-boilerplate.py "$(KITS)" $(B)/tests/bench/fit-boilerplate print > $(B)/boilerplate.lua
	python3 tests/bench/fit-page.py "$(KITS)" $(B)/winnow $(B)/tests/bench/fit-page \
	    print > $(B)/page.lua
	$(LUA) tests/bench/fit-claims.lua "$(KITS)" > $(B)/claim.lua
	python3 tests/bench/fit-cues.py "$(KITS)" $(B)/tests/bench/cues print > $(B)/cue.lua

# What shells and man know of winnow, from its help.
SHELL_FILES := $(patsubst %,$(B)/shell/%,bash zsh fish filters)
$(B)/shell/%: $(B)/winnow core/cli/shell.lua
	@mkdir -p $(@D)
	$(Q)$(LUA) core/cli/shell.lua $(B)/winnow $* > $@.new && mv $@.new $@

VERSION = $(shell $(B)/winnow --version | sed -n 's/^winnow \([0-9.]*\).*/\1/p')
$(B)/winnow.pc: $(B)/winnow Makefile
	$(Q)printf 'prefix=$(PREFIX)\nName: winnow\nDescription: claims, quotes and boilerplate in documents\n' > $@
	$(Q)printf 'Version: $(VERSION)\nRequires.private: $(PC)\n' >> $@
	$(Q)printf 'Libs: -L$${prefix}/lib -lwinnow -lm\nCflags: -I$${prefix}/include/winnow\n' >> $@

# Each: what, from where, to where below PREFIX; mode.
SHARE = share/bash-completion/completions share/zsh/site-functions share/fish/vendor_completions.d
define INSTALLED
$(B)/winnow bin/winnow 755
$(B)/winnow.so lib/lua/$(LUA_VERSION)/winnow.so 644
$(if $(LUA53),$(LUA53) lib/lua/5.3/winnow.so 644)
$(B)/libwinnow.a lib/libwinnow.a 644
$(B)/winnow.pc lib/pkgconfig/winnow.pc 644
$(B)/winnow.1 share/man/man1/winnow.1 644
$(B)/shell/filters share/man/man7/winnow-filters.7 644
$(B)/shell/bash $(word 1,$(SHARE))/winnow 644
$(B)/shell/zsh $(word 2,$(SHARE))/_winnow 644
$(B)/shell/fish $(word 3,$(SHARE))/winnow.fish 644
lua/meta/winnow.lua share/winnow/meta/winnow.lua 644
endef
export INSTALLED

install: all $(SHELL_FILES) $(B)/winnow.pc  ## into PREFIX (/usr/local); DESTDIR for packagers
	@echo "$$INSTALLED" | while read -r from to mode; do \
	    [ -z "$$from" ] || install -Dm$$mode $$from "$(DESTDIR)$(PREFIX)/$$to" || exit 1; done
	@for h in core/*/*.h; do install -Dm644 $$h "$(DESTDIR)$(PREFIX)/include/winnow/$${h#core/}" || exit 1; done

uninstall:  ## takes away what install put there
	@echo "$$INSTALLED" | while read -r from to mode; do rm -f "$(DESTDIR)$(PREFIX)/$$to"; done
	rm -rf $(DESTDIR)$(PREFIX)/share/winnow $(DESTDIR)$(PREFIX)/include/winnow

.PHONY: installed test-install deb static $(B)/winnow.pc
installed: all  ## into a folder of its own, tried there, and taken away
	@sh tests/install/run.sh $(B)

test-install:  ## all ways of installing, in Debians fresh from debootstrap; needs root, debootstrap, unshare
	@mkdir -p $(B) && sh tests/install/clean.sh $(B)

MAINTAINER = $(shell git log -1 --format='%an <%ae>')
deb:  ## build/winnow_VERSION_ARCH.deb, with all libraries shared; MAINTAINER="NAME <MAIL>"
	@+$(AGAIN) B=$(B)/deb PACK_LIBS="-lzstd -lz" all
	@sh tests/install/deb.sh $(B) "$(MAINTAINER)"

# glibc stays shared: its iconv and name services load libraries of the system.
static: $(CLI:%.c=$(B)/%.o) $(B)/libwinnow.a  ## build/winnow-static: Lua, PCRE2, libyaml, libseccomp, zlib inside
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) $(HARD_LD) -s -o $(B)/winnow-static $^ -Wl,-Bstatic -l$(LUA) -lpcre2-8 -lyaml \
	    -lseccomp -lzstd -lz -Wl,-Bdynamic -lm -ldl
	@ldd $(B)/winnow-static

# Installs those of the packages $(1) that are missing.
define APT
@need=; for p in $(1); do dpkg -s $$p > /dev/null 2>&1 || need="$$need $$p"; done; \
root=; [ "$$(id -u)" = 0 ] || root=sudo; [ -z "$$need" ] || { $$root apt-get update -q && \
    $$root env DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends $$need; }
endef

deps:  ## installs what building needs (Debian, Ubuntu)
	$(call APT,$(DEPS))

test-deps: deps
	$(call APT,$(TEST_DEPS))

clean:  ## removes build/
	$(Q)rm -rf $(B)

help:  ## this
	@sed -n 's/^\([a-z0-9-]*\):.*##  */\1\t/p' Makefile | expand -t 12

-include $(wildcard $(B)/core/*/*.d $(B)/tests/*/*.d $(B)/lua5.3/core/*/*.d)
