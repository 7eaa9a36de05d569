package io.podwire.shell.completion;

import io.podwire.api.command.Param;
import io.podwire.api.command.Parameter;
import java.util.ArrayList;
import java.util.List;

/** The vocabulary as a completion function for bash 4 and later. Each command is a line or two of a {@code case}. */
final class BashScript {

    private static final String FRAME = """
            # bash completion of podwire, made by: podwire completion bash
            # shellcheck shell=bash

            # Sets what a command takes: flags, the ones among them that want a value, names of sub-commands, and what its words are.
            _podwire_command() {
                flags='' valued='' subs='' words=''
                case $1 in
            COMMANDS
                    *) return 1 ;;
                esac
            }

            # Prints what a flag's value or a command's word can be: an action, or words.
            _podwire_values() {
                case $1 in
            VALUES
                esac
            }

            # Prints names of a sort from the states of labs: lab, node, place.
            _podwire_lab() {
                sed -nE "s/^($1)\t([^\t]*).*/\\2/p" "${PODWIRE_LABS:-/run/podwire/labs}"/*/*/state 2>/dev/null
            }

            # Prints the folders of labs: those that came with podwire, of PODWIRE_LAB_PATH, and the user's own.
            _podwire_shelf() {
                local home
                home=$(readlink -f -- "$(type -P -- "${COMP_WORDS[0]/#\\~/$HOME}")") &&
                    printf '%s\\n' "${home%/*}/labs" "${home%/*}/scripts/labs"
                printf '%s\\n' "${XDG_CONFIG_HOME:-$HOME/.config}/podwire/labs"
                tr : '\\n' <<<"${PODWIRE_LAB_PATH-}"
            }

            # Prints the names of labs: those that can be brought up, and those that are, from wherever.
            _podwire_labs() {
                local folder file
                while read -r folder; do
                    for file in "$folder"/*/lab.groovy; do
                        [[ -f $file ]] && file=${file%/*} && printf '%s\\n' "${file##*/}"
                    done
                done < <(_podwire_shelf)
                _podwire_lab lab
            }

            # Prints the names of faults of the lab that is named in the line.
            _podwire_faults() {
                local folder file word
                while read -r folder; do
                    for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
                        [[ -f $folder/$word/lab.groovy ]] || continue
                        for file in "$folder/$word"/*.groovy; do
                            file=${file##*/}
                            [[ $file == lab.groovy ]] || printf '%s\\n' "${file%.groovy}"
                        done
                    done
                done < <(_podwire_shelf)
            }

            # Fills COMPREPLY from an action.
            _podwire_reply() {
                case $1 in
                    '@file') mapfile -t COMPREPLY < <(compgen -f -- "$cur"); compopt -o filenames 2>/dev/null ;;
                    '@program') mapfile -t COMPREPLY < <(compgen -c -- "$cur") ;;
                    '@link') mapfile -t COMPREPLY < <(cd /sys/class/net 2>/dev/null && compgen -f -- "$cur") ;;
                    '@link_or_any') mapfile -t COMPREPLY < <(cd /sys/class/net 2>/dev/null && compgen -W any -f -- "$cur") ;;
                    '@netns') mapfile -t COMPREPLY < <(cd /run/netns 2>/dev/null && compgen -f -- "$cur") ;;
                    '@target')
                        mapfile -t COMPREPLY < <(compgen -W 'host pod/ link/ netns/ pid/ ctr/ uid/' -- "$cur")
                        [[ ${COMPREPLY[*]} == host ]] || compopt -o nospace 2>/dev/null
                        ;;
                    '@host') mapfile -t COMPREPLY < <(compgen -W "localhost $(_podwire_lab node)" -- "$cur") ;;
                    '@lab') mapfile -t COMPREPLY < <(compgen -W "$(_podwire_labs)" -- "$cur") ;;
                    '@lab_place') mapfile -t COMPREPLY < <(compgen -W "$(_podwire_lab 'node|place|lab')" -- "$cur") ;;
                    '@fault') mapfile -t COMPREPLY < <(compgen -W "$(_podwire_faults)" -- "$cur") ;;
                    *) mapfile -t COMPREPLY < <(compgen -W "$1" -- "$cur") ;;
                esac
            }

            _podwire() {
                local cur=${COMP_WORDS[COMP_CWORD]} flag='' name='' place=0 i word flags valued subs words
                COMPREPLY=()
                _podwire_command ''
                # Bash splits --flag=value at the = sign.
                local -a line=()
                for ((i = 1; i < COMP_CWORD; i++)); do line+=("${COMP_WORDS[i]}"); done
                [[ $cur == = ]] && line+=(=) && cur=''
                for ((i = 0; i < ${#line[@]}; i++)); do
                    word=${line[i]} flag=''
                    case $word in
                        =) continue ;;
                        --)
                            [[ $words == *@program* ]] || return 0
                            if ((i == ${#line[@]} - 1)); then _podwire_reply @program; else _podwire_reply @file; fi
                            return 0
                            ;;
                        -*)
                            if [[ " $valued " == *" $word "* ]]; then
                                [[ ${line[i + 1]-} == = ]] && ((i++))
                                flag=$word
                                ((i++))
                                ((i < ${#line[@]})) && flag=''
                            fi
                            ;;
                        *)
                            if [[ -z $name ]]; then
                                name=$word
                                _podwire_command "$name" || return 0
                            elif ((place == 0)) && [[ " $subs " == *" $word "* ]]; then
                                name="$name $word"
                                _podwire_command "$name"
                            else
                                ((place++))
                            fi
                            ;;
                    esac
                done
                if [[ -n $flag ]]; then
                    _podwire_reply "$(_podwire_values "$name $flag")"
                elif [[ $cur == -* ]]; then
                    mapfile -t COMPREPLY < <(compgen -W "$flags" -- "$cur")
                elif [[ -z $name ]]; then
                    mapfile -t COMPREPLY < <(compgen -W "$subs" -- "$cur")
                else
                    local -a each
                    read -ra each <<<"$words"
                    ((place < ${#each[@]})) || place=$((${#each[@]} - 1))
                    ((place < 0)) || [[ -z ${each[place]-} || ${each[place]} == @none ]] ||
                        _podwire_reply "${each[place]//,/ }"
                    ((place > 0)) || [[ -z $subs ]] || mapfile -t -O ${#COMPREPLY[@]} COMPREPLY < <(compgen -W "$subs" -- "$cur")
                fi
            }
            complete -F _podwire podwire
            """;

    private final Vocabulary vocabulary;

    BashScript(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    String text() {
        List<String> commands = new ArrayList<>();
        List<String> values = new ArrayList<>();
        commands.add(command("", vocabulary.globals(), String.join(" ", vocabulary.firstWords()), List.of()));
        values(values, "", vocabulary.globals());
        for (Vocabulary.Entry entry : vocabulary.commands()) {
            commands.add(command(
                    entry.name(),
                    entry.flags(),
                    String.join(" ", vocabulary.secondWords(entry.name())),
                    entry.words()));
            values(values, entry.name(), entry.flags());
        }
        for (String first : vocabulary.firstWords()) {
            if (vocabulary.commands().stream().noneMatch(entry -> entry.name().equals(first))) {
                commands.add(command(
                        first, vocabulary.globals(), String.join(" ", vocabulary.secondWords(first)), List.of()));
            }
        }
        return FRAME.replace("COMMANDS\n", String.join("", commands)).replace("VALUES\n", String.join("", values));
    }

    private static String command(String name, List<Parameter> flags, String subs, List<Parameter> words) {
        List<String> all = new ArrayList<>();
        List<String> valued = new ArrayList<>();
        for (Parameter flag : flags) {
            names(flag).forEach(all::add);
            if (flag.takesValue() && !flag.valueOptional()) {
                valued.addAll(names(flag));
            }
        }
        List<String> kinds = new ArrayList<>();
        for (Parameter word : words) {
            String action = action(word);
            kinds.add(action.isEmpty() ? "@none" : action.replace(' ', ','));
        }
        return "        " + quote(name) + ")\n            flags=" + quote(String.join(" ", all))
                + "\n            valued="
                + quote(String.join(" ", valued)) + "\n            subs=" + quote(subs) + " words="
                + quote(String.join(" ", kinds)) + "\n            ;;\n";
    }

    private static void values(List<String> into, String name, List<Parameter> flags) {
        for (Parameter flag : flags) {
            String action = action(flag);
            if (!flag.takesValue() || action.isEmpty()) {
                continue;
            }
            List<String> patterns = new ArrayList<>();
            for (String each : names(flag)) {
                patterns.add(quote(name + " " + each));
            }
            into.add("        " + String.join(" | ", patterns) + ") echo " + quote(action) + " ;;\n");
        }
    }

    private static List<String> names(Parameter flag) {
        return flag.letter() == '\0' ? List.of("--" + flag.flag()) : List.of("--" + flag.flag(), "-" + flag.letter());
    }

    /** What completes a value: an {@code @} action of the frame, words, or nothing. */
    private static String action(Parameter parameter) {
        if (!parameter.choices().isEmpty()) {
            return String.join(" ", parameter.choices());
        }
        if (parameter.rest()) {
            return "@program";
        }
        return parameter.completion() == Param.Completion.NONE
                ? ""
                : "@" + parameter.completion().name().toLowerCase(java.util.Locale.ROOT);
    }

    private static String quote(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
