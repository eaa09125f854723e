# See layers.sh, which feeds OWNER, CMAKE and FROM lines.
function fail(where, what) { print where ": " what; bad = 1 }

# "app/batch" of app/batch/run.h; "" where the file stands beside the wings of its layer.
function wing_of(path,    w) { return split(path, w, "/") > 2 ? w[1] "/" w[2] : "" }

# Shell pattern to regular expression.
function matches(path, pattern) {
    gsub(/\./, "\\.", pattern)
    gsub(/\*/, "[^/]*", pattern)
    return path ~ ("^" pattern "$")
}

BEGIN {
    while ((getline line < rules) > 0) {
        sub(/#.*/, "", line)
        n = split(line, w, /[ \t]+/)
        if (line ~ /^edge *=/) {
            for (i = 3; i <= n; i++) if (w[i] != "") edge[w[i]] = 1
        } else if (w[1] ~ /:$/) {
            layer = substr(w[1], 1, length(w[1]) - 1)
            for (i = 2; i <= n; i++) if (w[i] != "") {
                if (!(w[i] in known)) fail(rules, "'" layer "' names '" w[i] "', which does not stand above it")
                may[layer, w[i]] = 1
                n_may[layer]++
            }
            known[layer] = 1
        }
    }
    while ((getline line < external) > 0) {
        sub(/#.*/, "", line)
        n = split(line, w, /[ \t]+/)
        if (w[1] == "") continue
        n_ext++
        ext[n_ext] = w[1]
        for (i = 2; i <= n; i++) ext_where[n_ext] = ext_where[n_ext] " " w[i]
    }
    # What a layer without EDGE may take from the C library: no clock, locale, signals, threads.
    split("assert complex ctype errno fenv float inttypes limits math stdalign stdarg stdatomic " \
          "stdbool stddef stdint stdlib stdnoreturn string", w, " ")
    for (i in w) iso[w[i] ".h"] = 1
}

$1 == "OWNER" {
    if (!($3 in known)) fail("include/" $2 ":1", "the first line must say '/* layer: NAME'")
    owner[$2] = $3
}

$1 == "CMAKE" {
    where = "src/" $2 "/CMakeLists.txt"
    if (!($2 in known)) { fail(where, "layer '" $2 "' is not in " rules); next }
    if (($3 == "edge") != ($2 in edge)) fail(where, "EDGE and the 'edge' line of " rules " differ")
    for (i = 4; i <= NF; i++)
        if (!(($2, $i) in may)) fail(where, "USES " $i ", which " rules " does not allow")
    if (NF - 3 != n_may[$2] + 0) fail(where, "USES and " rules " differ in number")
}

$1 == "FROM" {
    file = $2; where = $2 ":" $3; inc = substr($4, 2); quoted = substr($4, 1, 1) == "\""
    split(file, w, "/")
    public = w[1] == "include"
    wing = public ? "" : wing_of(substr(file, 5))
    if (wing != "" && !(wing in known)) { fail(where, "wing '" wing "' is not in " rules); next }
    me = public ? owner[substr(file, 9)] : w[2]

    if (inc ~ /^hoshi\//) {
        if (!(inc in owner)) { fail(where, "there is no <" inc ">"); next }
        if (quoted) fail(where, "write <" inc ">")
        to = owner[inc]
    } else if (quoted && public) {
        fail(where, "a public header cannot include \"" inc "\": it is not installed"); next
    } else if (quoted && inc == "hoshi_embed.h") {
        if (me != "stock" && me != "report" && me != "store") fail(where, "hoshi_embed.h is for stock, report and store")
        next
    } else if (quoted) {
        if (inc !~ /\//) { fail(where, "write \"" me "/" inc "\": with its layer"); next }
        into = wing_of(inc)
        if (into ~ ("^" me "/") && into != wing && !((wing, into) in may))
            fail(where, "'" (wing != "" ? wing : me) "' must not know '" into "' (" rules ")")
        to = inc; sub(/\/.*/, "", to)
    } else {
        for (i = 1; i <= n_ext; i++) {
            base = inc
            if (ext[i] !~ /\//) sub(/.*\//, "", base)
            if (!matches(base, ext[i])) continue
            n = split(ext_where[i], w, " ")
            for (ok = 0; n > 0; n--) ok = ok || matches(file, w[n])
            if (!ok) fail(where, "<" inc "> is only for" ext_where[i])
            next
        }
        if (!(me in edge) && !(inc in iso)) fail(where, "<" inc "> in '" me "', which is not an edge layer")
        next
    }
    if (to != me && !((me, to) in may)) fail(where, "'" me "' must not know '" to "' (" rules ")")
}

END { exit bad }
