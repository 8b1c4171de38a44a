# winnow: `make help` lists the targets.
CC = gcc
LUA_VERSION = 5.4
PREFIX = /usr/local
B = build
KITS =

PC = lua$(LUA_VERSION) libpcre2-8
CFLAGS ?= -O2 -g
WARN = -std=c11 -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror=implicit-function-declaration
HARD = -fPIC -fstack-protector-strong -D_FORTIFY_SOURCE=2 -D_GNU_SOURCE
ALL_CFLAGS = $(WARN) $(HARD) $(CFLAGS) -Icore -I$(B) $(shell pkg-config --cflags $(PC) 2>/dev/null) -MMD -MP
LIBS = $(shell pkg-config --libs $(PC) 2>/dev/null)
HARD_LD = -pie -Wl,-z,relro,-z,now
SAN = -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
SCRIPTS := $(sort $(wildcard lua/*/*.lua lua/*/*/*.lua filters/*.lua filters/*/*.lua))

CORE := $(sort $(filter-out core/cli/%,$(wildcard core/*/*.c)))
CLI := $(sort $(wildcard core/cli/*.c))
UNIT := $(sort $(wildcard tests/unit/*_test.c))

.PHONY: all demo test unit stories bench lint kits install uninstall clean deps help accept asan
all: $(B)/winnow $(B)/libwinnow.a $(B)/winnow.so

$(B)/shipped.c: $(SCRIPTS) core/bind/embed.lua
	@mkdir -p $(B)
	lua$(LUA_VERSION) core/bind/embed.lua $(SCRIPTS) > $@.new && mv $@.new $@

$(B)/%.o: %.c
	@mkdir -p $(@D)
	@echo "cc $<"; $(CC) $(ALL_CFLAGS) -c -o $@ $<

$(B)/shipped.o: $(B)/shipped.c
	@echo "cc $<"; $(CC) $(ALL_CFLAGS) -c -o $@ $<

$(B)/libwinnow.a: $(CORE:%.c=$(B)/%.o) $(B)/shipped.o
	rm -f $@ && ar rcs $@ $^

$(B)/winnow: $(CLI:%.c=$(B)/%.o) $(B)/libwinnow.a
	$(CC) $(CFLAGS) $(LDFLAGS) $(HARD_LD) -o $@ $^ $(LIBS)

$(B)/winnow.so: $(CORE:%.c=$(B)/%.o) $(B)/shipped.o
	$(CC) $(CFLAGS) $(LDFLAGS) -shared -o $@ $^ $(shell pkg-config --libs libpcre2-8)

-include $(wildcard $(B)/core/*/*.d $(B)/tests/*/*.d)
