# Cut one Markdown page into the steps that examples.sh runs. Variables: dir (where the steps go).
# Writes dir/NNN.cmd + dir/NNN.want (a command and what it must print), or dir/NNN.name + dir/NNN.body
# (a file the page tells its reader to write), and dir/NNN.line (where it stands).
function open_step() { step = sprintf("%s/%03d", dir, ++n); print FNR > (step ".line") }
function close_step() {
    if (step != "") { close(step ".cmd"); close(step ".want"); close(step ".body"); close(step ".line") }
    step = ""
}
/^<!-- env: / { # <!-- env: HOSHI_LANG=ja -->
    sub(/^<!-- env: /, ""); sub(/ *-->$/, "")
    print > (dir "/env")
    next
}
!fence && /^ *```/ {
    fence = $0
    sub(/`[^`]*$/, "`", fence) # the indent and the backticks
    gsub(/[^ ]/, "", fence)
    indent = length(fence)
    fence = "on"
    info = $0
    sub(/^ *`+/, "", info)
    kind = info
    sub(/ .*/, "", kind)
    name = info ~ / / ? info : ""
    sub(/^[^ ]* +/, "", name)
    if (kind != "console" && name != "") {
        open_step()
        print name > (step ".name")
        printf "" > (step ".body")
    }
    next
}
fence && /^ *```$/ { close_step(); fence = ""; kind = ""; name = ""; next }
fence { sub("^ {0," indent "}", "") }
fence && kind == "console" && /^\$ / {
    close_step()
    open_step()
    print substr($0, 3) > (step ".cmd")
    printf "" > (step ".want")
    next
}
fence && kind == "console" && step != "" { print > (step ".want"); next }
fence && name != "" && kind != "console" { print > (step ".body") }
