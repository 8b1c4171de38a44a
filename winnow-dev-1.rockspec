-- `luarocks make`: the module for Lua programs, built by make; `make deps` installs what that needs.
rockspec_format = "3.0"
package = "winnow"
version = "dev-1"
source = { url = "git+file://." }
description = { summary = "Finds claims, quotes and boilerplate in documents", license = "MIT" }
dependencies = { "lua >= 5.4, < 5.5" }
build = {
  type = "make",
  build_target = "build/winnow.so",
  install_pass = false,
  install = { lib = { winnow = "build/winnow.so" } },
}
