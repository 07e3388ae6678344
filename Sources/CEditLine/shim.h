// libedit, and the one call of the kernel's that a prompt needs and Swift's Glibc leaves out.
//
// libedit is set up through functions with variable arguments, which Swift cannot call: each use
// that Scribe makes of them has a function of its own here.
#include <histedit.h>
#include <stdio.h>
#include <sys/signalfd.h>

static inline EditLine *editline_begin(const char *program) {
  return el_init(program, stdin, stdout, stderr);
}

static inline int editline_set_prompt(EditLine *editor, char *(*prompt)(EditLine *)) {
  return el_set(editor, EL_PROMPT, prompt);
}

static inline int editline_set_reader(EditLine *editor, int (*reader)(EditLine *, wchar_t *)) {
  return el_wset(editor, EL_GETCFN, reader);
}

static inline int editline_set_owner(EditLine *editor, void *owner) {
  return el_set(editor, EL_CLIENTDATA, owner);
}

static inline void *editline_owner(EditLine *editor) {
  void *owner = NULL;
  el_get(editor, EL_CLIENTDATA, &owner);
  return owner;
}

static inline int editline_use_emacs_keys(EditLine *editor) {
  return el_set(editor, EL_EDITOR, "emacs");
}

// Ctrl-C, Ctrl-Z and Ctrl-\ come as characters while a line is edited, not as signals.
static inline int editline_take_signal_keys(EditLine *editor) {
  return el_set(editor, EL_SETTY, "-d", "-isig", NULL);
}

// Between two lines nothing is echoed and no key is a signal or an end either: what is typed ahead
// belongs to the next line.
static inline int editline_stay_quiet(EditLine *editor) {
  return el_set(editor, EL_SETTY, "-x", "-icanon", "-echo", "-isig", "-iexten", NULL);
}

static inline int editline_bind(EditLine *editor, const char *key, const char *function) {
  return el_set(editor, EL_BIND, key, function, NULL);
}

static inline int editline_add_function(
    EditLine *editor, const char *name, const char *help,
    unsigned char (*function)(EditLine *, int)) {
  return el_set(editor, EL_ADDFN, name, help, function);
}

static inline int editline_redraw(EditLine *editor) { return el_set(editor, EL_REFRESH); }

static inline int editline_use_history(EditLine *editor, History *lines) {
  return el_set(editor, EL_HIST, history, lines);
}

static inline int editline_history_size(History *lines, int size) {
  HistEvent event;
  return history(lines, &event, H_SETSIZE, size);
}

static inline int editline_history_add(History *lines, const char *line) {
  HistEvent event;
  return history(lines, &event, H_ENTER, line);
}
