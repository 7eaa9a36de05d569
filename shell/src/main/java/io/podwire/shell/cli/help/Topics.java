package io.podwire.shell.cli.help;

import java.util.List;

/** The pages of {@code podwire help} that are about no single command. */
final class Topics {

    private Topics() {}

    static List<String> names() {
        return List.of("targets", "output", "exit-codes", "runbooks", "options");
    }

    /** The page, or null where there is none of that name. */
    static String page(String name) {
        return switch (name) {
            case "targets" -> TARGETS;
            case "output" -> OUTPUT;
            case "exit-codes" -> EXIT_CODES;
            case "runbooks" -> RUNBOOKS;
            case "options" -> CommandPage.globalOptions();
            default -> null;
        };
    }

    private static final String TARGETS = """
            Targets: what you know of a pod is enough to name it

              shop/cart-7d9           pod cart-7d9 of the Kubernetes namespace shop
              pod/shop/cart-7d9       the same, where shop could be mistaken for a form
              10.244.0.60, fd00::3c   an address; compared by value, never by its text
              0a:58:0a:f4:00:3c       a MAC
              link/vetha1f852ea       a link of this host
              netns/cni-3f1a          a network namespace by name
              netns/4026532471        the same by the inode of its nsfs file
              pid/4711                a process, as this host counts
              ctr/3f1a9c              a container id, or its beginning
              uid/0d6f1d5e-…          a pod's uid
              host                    this host's own network
              cart-7d9                any of those by name, or by its beginning

            A word must lead to one thing. Where it leads to several, the exit code
            is 2 and the answer is the list; where it leads to none, the code is 3
            and the answer is the names most like it.

            Say where to look with --in TARGET. Most commands take the TARGET also as
            their first word: `podwire routes shop/cart-7d9`.
            """;

    private static final String OUTPUT = """
            Output: one answer in six forms, and topology in two more

              -o table    for reading; at most 80 columns, whatever the terminal
              -o wide     all columns, as wide as they need
              -o json     one object: schema, host, items, gaps, and for some summary
              -o ndjson   one item a line; gaps and summary on stderr
              -o yaml     the same object as json
              -o csv      the wide table's columns for a spreadsheet (RFC 4180)
              -o svg      topology as a drawing; only this command
              -o dot      the same in Graphviz's language

            JSON is made for scripts and kept stable: `schema` is the command's name
            with a version, which changes when a key is removed or changes its
            meaning. Keys are never absent: what is unknown is null. Durations are
            seconds, instants are RFC 3339 in UTC, addresses are text. The fields of
            each command stand in docs/commands/COMMAND.md.

            What could not be read is a gap: 37 of 40 namespaces read is a result,
            with three gaps in `gaps` or on stderr. Results go to stdout, all else to
            stderr.

            Text from outside (names of links, pods, files) reaches a terminal only
            with its control characters escaped.

            Colors are used on a terminal only; NO_COLOR, TERM=dumb or --no-color
            turn them off.
            """;

    private static final String EXIT_CODES = """
            Exit codes

                0  looked, and all is fine
                1  looked, and a finding fails
                2  the command line is not well formed, or a name leads to several
                   things where one is needed
                3  not found
                4  not permitted
                5  a host could not be reached
                6  the time given with --timeout was up
                7  this kernel or host can't do it
                8  bad data came from outside
               70  a defect of podwire; run it again with --debug and report it
               74  the output could not be written
              130  ended by Ctrl-C (143: by SIGTERM, 141: nobody read the output)

            A command that runs another one (nsenter TARGET -- CMD) ends with CMD's own
            code. Its own failures are then 125, CMD that can't be executed 126, no
            such CMD 127, and CMD killed by signal N 128+N.
            """;

    private static final String RUNBOOKS = """
            Runbooks: scripts that say what they are, and answer with findings

              podwire runbooks                  list them
              podwire runbooks mac              those that speak of it
              podwire runbooks --category l2    those of a risk or an area
              podwire runbooks info NAME        all that one says of itself
              podwire run NAME key=value …      run one
              podwire run FILE key=value …      a file (with a / or ending in .groovy)
              podwire run -                     a script on stdin
              podwire FILE key=value …          what #!/usr/bin/env podwire does

            A finding is ok, warn, fail, skip, or unknown ("could not look"). The exit
            code is 1 where one fails. --in, --on, --from and -o work as everywhere.

            Each says what it does to the host: safe only reads, probes sends packets,
            intrusive can be felt, changes changes things: it shows its plan, and does
            nothing without --apply.

            Found in: the folder that came with podwire, those in PODWIRE_RUNBOOKS
            (with : between), ~/.config/podwire/runbooks. A file begins with

              /**
               * What it does. More of it.
               *
               * @name      neighbor-mac
               * @category  safe, l2
               * @needs     netns
               * @param     pod   TargetRef     the pod that can't be reached
               * @param     port  Integer = 80  where it should listen
               * @usage     podwire run neighbor-mac pod=shop/cart-7d9
               * @output
               *   fail neighbor-mac-mismatch 10.1.2.3 on eth0: …
               */

            and is then Groovy, in which every command is a function. scripts/README.md
            tells how to write and test one.
            """;
}
