package io.podwire.shell.render.topology;

/** The characters that lines are drawn with. */
enum Strokes {
    UNICODE("─", "│", "┐", "┤", "┘", "┌", "├", "└", "⇄", "→", "…", "–"),
    ASCII("-", "|", "+", "+", "+", "+", "+", "`", "<->", "->", "...", "-");

    final String along;
    final String down;
    /** From the left, and down. */
    final String turnDown;
    /** From the left, joining what goes down. */
    final String join;
    /** From above, to the left. */
    final String turnBack;
    /** From the right, and down. */
    final String turnOn;
    /** What goes down is joined from the right. */
    final String branch;

    final String lastBranch;
    final String both;
    final String forth;
    final String more;
    final String range;

    Strokes(
            String along,
            String down,
            String turnDown,
            String join,
            String turnBack,
            String turnOn,
            String branch,
            String lastBranch,
            String both,
            String forth,
            String more,
            String range) {
        this.along = along;
        this.down = down;
        this.turnDown = turnDown;
        this.join = join;
        this.turnBack = turnBack;
        this.turnOn = turnOn;
        this.branch = branch;
        this.lastBranch = lastBranch;
        this.both = both;
        this.forth = forth;
        this.more = more;
        this.range = range;
    }

    String cable() {
        return along + along;
    }
}
