#include <hoshi/builtin.h>
#include <hoshi/version.h>

#include "base/digest.h"
#include "cli/cmd.h"
#include "cli/rows.h"
#include "io/sandbox.h"

struct opts {
    struct hoshi_common common;
    bool build;
};

static const struct hoshi_opt table[] = {
    FLAG(build, "build", 0, HOSHI_MSG_OPT_BUILD),
    OPT_END,
};

static void put_builtins(struct hoshi_buf *out)
{
    for (int kind = HOSHI_BUILTIN_CATALOG; kind < HOSHI_BUILTIN_COUNT_; kind++) {
        struct hoshi_input in;
        for (size_t n = 0; hoshi_builtin_at((enum hoshi_builtin_kind)kind, n, &in) != NULL; n++) {
            char hex[HOSHI_SHA256_HEX_BYTES];
            hoshi_sha256_hex(in.bytes, hex);
            hoshi_buf_puts(out, "SHA256 (");
            hoshi_buf_puts(out, in.name);
            hoshi_buf_puts(out, ") = ");
            hoshi_buf_puts(out, hex);
            hoshi_buf_puts(out, "\n");
        }
    }
}

/* What confines the worker processes of hoshi batch, as this kernel has it. */
static void put_sandbox(struct hoshi_buf *out)
{
    unsigned active = hoshi_sandbox_probe();
    hoshi_buf_puts(out, "sandbox: seccomp ");
    hoshi_buf_puts(out, (active & HOSHI_SANDBOX_SECCOMP) != 0 ? "active" : "not available");
    hoshi_buf_puts(out, ", landlock ");
    hoshi_buf_puts(out, (active & HOSHI_SANDBOX_LANDLOCK) != 0 ? "active\n" : "not available\n");
}

static int run(struct hoshi_cmd_ctx *ctx, const void *options)
{
    const struct opts *o = options;
    hoshi_buf_puts(ctx->out, "hoshi ");
    hoshi_buf_puts(ctx->out, hoshi_version());
    hoshi_buf_puts(ctx->out, "\n");
    if (o->build) {
        put_builtins(ctx->out);
        put_sandbox(ctx->out);
    }
    return HOSHI_EXIT_OK;
}

const struct hoshi_cmd hoshi_cmd_version = {.name = "version",
                                            .summary = HOSHI_MSG_CMD_VERSION,
                                            .opt = table,
                                            .opts_size = sizeof(struct opts),
                                            .run = run};
