# winnow: `make help` lists the targets.
CC = gcc
LUA_VERSION = 5.4
PREFIX = /usr/local
DESTDIR =
B = build
KITS =

LUA = lua$(LUA_VERSION)
PC = lua$(LUA_VERSION) libpcre2-8
CFLAGS ?= -O2 -g
WARN = -std=c11 -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror=implicit-function-declaration
HARD = -fPIC -fstack-protector-strong -D_FORTIFY_SOURCE=2 -D_GNU_SOURCE
ALL_CFLAGS = $(WARN) $(HARD) $(CFLAGS) -Icore -I$(B) $(shell pkg-config --cflags $(PC) 2>/dev/null) -MMD -MP
LIBS = $(shell pkg-config --libs $(PC) 2>/dev/null) -lm
HARD_LD = -pie -Wl,-z,relro,-z,now
SAN = -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
SCRIPTS := $(sort $(wildcard lua/*/*.lua lua/*/*/*.lua filters/*.lua filters/*/*.lua))
DEPS = gcc make pkg-config lua5.4 liblua5.4-dev libpcre2-dev libcmocka-dev

CORE := $(sort $(filter-out core/cli/%,$(wildcard core/*/*.c)))
CLI := $(sort $(wildcard core/cli/*.c))
UNIT := $(sort $(wildcard tests/unit/*_test.c))

.PHONY: all demo test unit stories bench lint kits install uninstall clean deps help accept asan
all: $(B)/winnow $(B)/libwinnow.a $(B)/winnow.so $(B)/winnow.1  ## build the program, the library and the Lua module

# What turns language packs into constants: a module of the Lua that builds, without the flags of this tree.
PACK := core/bind/pack.c $(addprefix core/find/,fold.c lexicon.c word.c) \
        $(addprefix core/base/,arena.c buffer.c err.c list.c utf8.c)
$(B)/pack.so: $(PACK) $(wildcard core/base/*.h core/find/*.h)
	@mkdir -p $(B)
	$(CC) $(WARN) -D_GNU_SOURCE -O1 -fPIC -shared -Icore $(shell pkg-config --cflags $(PC)) -o $@ $(PACK) -lm

$(B)/shipped.c: $(SCRIPTS) core/bind/embed.lua $(B)/pack.so
	$(LUA) core/bind/embed.lua $(B)/pack.so $(SCRIPTS) > $@.new && mv $@.new $@

$(B)/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -c -o $@ $<

$(B)/shipped.o: $(B)/shipped.c
	$(CC) $(ALL_CFLAGS) -c -o $@ $<

$(B)/libwinnow.a: $(CORE:%.c=$(B)/%.o) $(B)/shipped.o
	rm -f $@ && ar rcsD $@ $^

$(B)/winnow: $(CLI:%.c=$(B)/%.o) $(B)/libwinnow.a
	$(CC) $(CFLAGS) $(LDFLAGS) $(HARD_LD) -o $@ $^ $(LIBS)

$(B)/winnow.so: $(CORE:%.c=$(B)/%.o) $(B)/shipped.o
	$(CC) $(CFLAGS) $(LDFLAGS) -shared -o $@ $^ $(shell pkg-config --libs libpcre2-8) -lm

$(B)/winnow.1: $(B)/winnow
	$(B)/winnow help --man > $@

$(B)/tests/unit/%_test: $(B)/tests/unit/%_test.o $(B)/libwinnow.a
	$(CC) $(CFLAGS) $(LDFLAGS) $(HARD_LD) -o $@ $^ -lcmocka $(LIBS)

$(B)/tests/bench/find: $(B)/tests/bench/find.o $(B)/libwinnow.a
	$(CC) $(CFLAGS) $(LDFLAGS) $(HARD_LD) -o $@ $^ $(LIBS)

demo: $(B)/winnow  ## winnow an article, and extract what is in it
	$(B)/winnow tests/fixtures/article.txt
	$(B)/winnow extract -t table tests/fixtures/article.txt

test: all  ## unit tests (plain, then with sanitizers), stories, examples of the filters, lint
	@$(MAKE) --no-print-directory unit asan stories
	$(B)/winnow test
	@$(MAKE) --no-print-directory lint

unit: $(UNIT:%.c=$(B)/%)
	@for t in $^; do echo "== $$t"; $$t || exit 1; done

# The same tree again, in build/asan, with AddressSanitizer and UndefinedBehaviorSanitizer.
asan:
	@$(MAKE) --no-print-directory B=$(B)/asan CFLAGS="-O1 -g -U_FORTIFY_SOURCE $(SAN)" unit $(B)/asan/winnow
	WINNOW=$(B)/asan/winnow $(LUA) tests/stories/run.lua --only=sh

stories: $(B)/winnow $(B)/winnow.so  ## stories: text, filter, expected output
	WINNOW=$(B)/winnow $(LUA) tests/stories/run.lua

accept: $(B)/winnow $(B)/winnow.so  ## write what the stories print into them; read the difference
	WINNOW=$(B)/winnow $(LUA) tests/stories/run.lua --accept

bench: $(B)/winnow $(B)/tests/bench/find  ## start-up and throughput against lua, pandoc and jq
	WINNOW=$(B)/winnow sh tests/bench/bench.sh
	$(B)/tests/bench/find tests/fixtures/article.txt

lint:  ## floors of the includes, sizes, lines
	$(LUA) tests/lint/lint.lua

kits: $(B)/winnow  ## score against gold data: make kits KITS=DIR
	WINNOW=$(B)/winnow sh tests/bench/kits.sh "$(KITS)"

install: all  ## into PREFIX (/usr/local); DESTDIR for packagers
	install -Dm755 $(B)/winnow $(DESTDIR)$(PREFIX)/bin/winnow
	install -Dm755 $(B)/winnow.so $(DESTDIR)$(PREFIX)/lib/lua/$(LUA_VERSION)/winnow.so
	install -Dm644 $(B)/winnow.1 $(DESTDIR)$(PREFIX)/share/man/man1/winnow.1
	install -Dm644 lua/meta/winnow.lua $(DESTDIR)$(PREFIX)/share/winnow/meta/winnow.lua

uninstall:  ## takes away what install put there
	rm -f $(DESTDIR)$(PREFIX)/bin/winnow $(DESTDIR)$(PREFIX)/lib/lua/$(LUA_VERSION)/winnow.so
	rm -f $(DESTDIR)$(PREFIX)/share/man/man1/winnow.1
	rm -rf $(DESTDIR)$(PREFIX)/share/winnow

deps:  ## installs what building and testing need (Debian, Ubuntu)
	@need=; for p in $(DEPS); do dpkg -s $$p >/dev/null 2>&1 || need="$$need $$p"; done; \
	root=; [ "$$(id -u)" = 0 ] || root=sudo; \
	[ -z "$$need" ] || { $$root apt-get update -q && \
	    $$root env DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends $$need; }

clean:  ## removes build/
	rm -rf $(B)

help:  ## this
	@sed -n 's/^\([a-z]*\):.*##  */\1\t/p' Makefile | expand -t 12

-include $(wildcard $(B)/core/*/*.d $(B)/tests/unit/*.d)
