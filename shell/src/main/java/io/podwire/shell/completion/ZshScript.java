package io.podwire.shell.completion;

import io.podwire.api.command.Param;
import io.podwire.api.command.Parameter;
import java.util.List;

/** The vocabulary as a completion function for zsh: one function a command, with what each flag means. */
final class ZshScript {

    private static final String FRAME = """
            #compdef podwire
            # zsh completion of podwire, made by: podwire completion zsh

            _podwire_link() { local -a all; all=(/sys/class/net/*(N:t)); compadd -a all }
            _podwire_link_or_any() { local -a all; all=(any /sys/class/net/*(N:t)); compadd -a all }
            _podwire_netns() { local -a all; all=(/run/netns/*(N:t)); compadd -a all }
            _podwire_target() { compadd host; compadd -S '' pod/ link/ netns/ pid/ ctr/ uid/ }
            # The folders of labs: those that came with podwire, of PODWIRE_LAB_PATH, and the user's own.
            _podwire_shelf() {
                local home=$podwire
                [[ $home == */* ]] || home=$commands[$home]
                home=${home:A:h}
                reply=($home/labs $home/scripts/labs ${(s.:.)PODWIRE_LAB_PATH} ${XDG_CONFIG_HOME:-$HOME/.config}/podwire/labs)
            }
            # Those that can be brought up, and those that are, from wherever.
            _podwire_lab() { local -a reply all; _podwire_shelf; all=($^reply/*/lab.groovy(N:h:t)); compadd -a all; _podwire_state lab }
            # Faults of the lab that is named in the line.
            _podwire_fault() {
                local -a reply all
                local word
                _podwire_shelf
                for word in $words; do [[ -z $word ]] || all+=($^reply/$word/*.groovy(N:t:r)); done
                all=(${all:#lab})
                compadd -a all
            }
            # Names of a sort from the states of labs: lab, node, place.
            _podwire_state() {
                local -a files all
                files=(${PODWIRE_LABS:-/run/podwire/labs}/*/*/state(N))
                (( $#files )) && all=(${(f)"$(sed -nE "s/^($1)\t([^\t]*).*/\\2/p" $files 2>/dev/null)"})
                compadd -a all
            }
            _podwire_lab_place() { _podwire_state 'node|place|lab' }
            _podwire_host() { compadd localhost; _podwire_state node }
            # The program behind -- and its files.
            _podwire_program() { if [[ ${words[CURRENT-1]} == -- ]]; then compadd -k commands; else _files; fi }

            FUNCTIONS
            _podwire() {
                local curcontext=$curcontext state line name podwire=${(Q)words[1]}
                typeset -A opt_args
                _arguments -C \\
            GLOBALS
                    '1:command:->names' '*::word:->rest' && return 0
                case $state in
                    names)
                        local -a names
                        names=(
            NAMES
                        )
                        _describe command names
                        ;;
                    rest)
                        name=${words[1]//-/_}
                        # A sub-command's name is two words.
                        if (( CURRENT > 2 && $+functions[_podwire_cmd_${name}_${words[2]//-/_}] )); then
                            name=${name}_${words[2]//-/_}
                            shift words
                            (( CURRENT-- ))
                        elif (( CURRENT == 2 && $+functions[_podwire_sub_$name] )); then
                            _podwire_sub_$name
                        fi
                        (( $+functions[_podwire_cmd_$name] )) && _podwire_cmd_$name
                        ;;
                esac
            }
            if [[ $funcstack[1] == _podwire ]]; then _podwire "$@"; else compdef _podwire podwire; fi
            """;

    private final Vocabulary vocabulary;

    ZshScript(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    String text() {
        StringBuilder functions = new StringBuilder();
        StringBuilder names = new StringBuilder();
        for (Vocabulary.Entry entry : vocabulary.commands()) {
            functions
                    .append("_podwire_cmd_")
                    .append(entry.name().replace('-', '_').replace(' ', '_'))
                    .append("() {\n    _arguments -s");
            for (Parameter flag : entry.flags()) {
                functions.append(" \\\n        ").append(flag(flag));
            }
            for (Parameter word : entry.words()) {
                functions.append(" \\\n        ").append(word(word));
            }
            functions.append("\n}\n");
        }
        for (String first : vocabulary.firstWords()) {
            names.append("            ")
                    .append(quote(first + ":" + summary(first)))
                    .append('\n');
            if (!vocabulary.secondWords(first).isEmpty()) {
                functions
                        .append("_podwire_sub_")
                        .append(first.replace('-', '_'))
                        .append("() { compadd ")
                        .append(String.join(" ", vocabulary.secondWords(first)))
                        .append(" }\n");
            }
        }
        StringBuilder globals = new StringBuilder();
        for (Parameter flag : vocabulary.globals()) {
            globals.append("        ").append(flag(flag)).append(" \\\n");
        }
        return FRAME.replace("FUNCTIONS\n", functions)
                .replace("GLOBALS\n", globals)
                .replace("NAMES\n", names);
    }

    private String summary(String first) {
        for (Vocabulary.Entry entry : vocabulary.commands()) {
            if (entry.name().equals(first)) {
                return entry.summary();
            }
        }
        return String.join(", ", vocabulary.secondWords(first));
    }

    /** {@code '(-o --output)'{-o+,--output=}'[how to show]:FORMAT:(table wide)'}, see zshcompsys(1), _arguments. */
    private static String flag(Parameter flag) {
        boolean valued = flag.takesValue();
        String longName = "--" + flag.flag() + (!valued ? "" : flag.valueOptional() ? "=-" : "=");
        String value = "[" + escape(flag.help()).replace("[", "\\[").replace("]", "\\]") + "]"
                + (!valued ? "" : (flag.valueOptional() ? "::" : ":") + escape(flag.valueName()) + ":" + action(flag));
        if (flag.letter() == '\0') {
            return (flag.repeats() ? "'*'" : "") + longName + quote(value);
        }
        String shortName = "-" + flag.letter() + (!valued ? "" : flag.valueOptional() ? "-" : "+");
        String exclusive = flag.repeats() ? "'*'" : "'(-" + flag.letter() + " --" + flag.flag() + ")'";
        return exclusive + "{" + shortName + "," + longName + "}" + quote(value);
    }

    private static String word(Parameter word) {
        // An optional word is not marked so: _arguments would offer what follows it in its place too.
        String place = word.arity() == Parameter.Arity.MANY ? "*:" : (word.position() + 1) + ":";
        return quote(place + escape(word.valueName()) + ":" + action(word));
    }

    private static String action(Parameter parameter) {
        List<String> choices = parameter.choices();
        if (!choices.isEmpty()) {
            return "(" + String.join(" ", choices) + ")";
        }
        if (parameter.rest()) {
            return "_podwire_program";
        }
        Param.Completion completion = parameter.completion();
        return switch (completion) {
            case NONE -> " ";
            case LAB -> "_podwire_lab";
            case FAULT -> "_podwire_fault";
            case LAB_PLACE -> "_podwire_lab_place";
            case HOST -> "_podwire_host";
            case FILE -> "_files";
            case TARGET -> "_podwire_target";
            case LINK -> "_podwire_link";
            case LINK_OR_ANY -> "_podwire_link_or_any";
            case NETNS -> "_podwire_netns";
        };
    }

    private static String escape(String text) {
        return text.replace("\\", "\\\\").replace(":", "\\:");
    }

    private static String quote(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
