function fail(what) { print FILENAME ":" line ": " what; bad = 1 }

# One complete top-level statement with the comment that stood right before it.
function check(s,    ret, head, name, params, result, p, n, w, i) {
    if (s !~ /\(/ || s ~ /^[ \t]*(typedef|extern "C"|_Static_assert|static_assert)/) return
    gsub(/__attribute__ *\(\([^)]*\)+\)/, "", s)
    head = s; sub(/\(.*/, "", head)
    if (!match(head, /[A-Za-z_][A-Za-z0-9_]*[ \t]*$/)) return
    name = substr(head, RSTART); sub(/[ \t]+$/, "", name)
    if (name !~ /^hoshi_/) return # attribute macros and the like
    result = substr(head, 1, RSTART - 1)
    params = substr(s, length(head) + 1)

    if (doc == "") { fail(name ": no /** … */ comment right before it"); return }
    if (doc !~ /@return/ && result ~ /\*|[a-z]/ && result !~ /(^|[ \t])void[ \t]*$/)
        fail(name ": @return is missing")
    # What only ever returns an error says so for its caller's sake: there is nothing to look at.
    ret = doc; sub(/.*@return/, "", ret)
    if (ret ~ /_OK|^ +as / && result ~ /(^|[ \t])enum[ \t]+hoshi_([a-z]+_)?rc[ \t]*$|struct[ \t]+hoshi_file_result[ \t]*$/ &&
        result !~ /HOSHI_MUST_USE/)
        fail(name ": HOSHI_MUST_USE is missing")
    if (doc !~ /@owner/ && (result ~ /\*/ || params ~ /\*[ \t]*(const[ \t]*)?\*/))
        fail(name ": @owner is missing")
    n = split(doc, w, /@param[ \t]+/)
    for (i = 2; i <= n; i++) {
        p = w[i]; sub(/[^A-Za-z0-9_].*/, "", p)
        if (params !~ ("[^A-Za-z0-9_]" p "[^A-Za-z0-9_]")) fail(name ": @param " p " is not a parameter")
    }
}

FNR == 1 { in_doc = in_comment = depth = skip_define = 0; doc = statement = "" }

skip_define { skip_define = /\\$/; next }
in_doc { doc = doc "\n" $0; if (/\*\//) in_doc = 0; next }
in_comment { if (/\*\//) in_comment = 0; next }
/^[ \t]*\/\*\*/ && depth == 0 && statement == "" { doc = $0; if (!/\*\//) in_doc = 1; next }
{ gsub(/\/\*([^*]|\*[^\/])*\*\//, "") }
/\/\*/ { if (depth == 0 && statement == "") doc = ""; sub(/\/\*.*/, ""); in_comment = 1 }
/^[ \t]*#/ { skip_define = /\\$/; doc = ""; next }
/extern "C"/ { next }
/^[ \t]*$/ { next }
depth == 0 && statement == "" && /^}/ { next } # end of extern "C"
{
    if (statement == "") line = FNR
    statement = statement " " $0
    text = $0
    depth += gsub(/\{/, "{", text) - gsub(/\}/, "}", text)
    if (depth == 0 && /[;}][ \t]*$/) {
        body = statement
        sub(/\{.*/, "", body) # inline functions: only the head
        if (statement !~ /^[ \t]*(struct|enum|union)[ \t]+[A-Za-z0-9_]*[ \t]*\{/) check(body)
        statement = doc = ""
    }
}
END { exit bad }
