# Blanks comments and the inside of literals, keeps lines and columns: later rules see only code.
# A // comment is kept as "//" because it is itself against the rules.
BEGIN { state = "code" }
FNR == 1 { state = "code" }
{
    out = ""
    n = length($0)
    for (i = 1; i <= n; i++) {
        c = substr($0, i, 1)
        two = substr($0, i, 2)
        if (state == "comment") {
            if (two == "*/") { state = "code"; out = out " "; i++ }
            out = out " "
        } else if (state == "string" || state == "char") {
            end = state == "string" ? "\"" : "'"
            if (c == "\\") { out = out "  "; i++ }
            else if (c == end) { state = "code"; out = out c }
            else out = out " "
        } else if (two == "/*") { state = "comment"; out = out "  "; i++ }
        else if (two == "//") { out = out "//"; break }
        else if (c == "\"" && $0 !~ /^[ \t]*#[ \t]*include/) { state = "string"; out = out c }
        else if (c == "'") { state = "char"; out = out c }
        else out = out c
    }
    if (state == "string" || state == "char") state = "code" # literals end with their line
    print FILENAME ":" FNR ":" out
}
