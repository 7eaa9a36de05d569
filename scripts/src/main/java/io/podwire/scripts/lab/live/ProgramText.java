package io.podwire.scripts.lab.live;

/** Starts and stops a program that goes on, known by a name in its place. Its number and what it says lie in the node's /run/podwire. */
final class ProgramText {

    /** How often a program is asked whether it does its work, 50 times a second. */
    private static final int ASKED = 500;

    private ProgramText() {}

    static String start(String place, String name, String command, String ready) {
        String files = files(place, name);
        // the log is emptied here, since the shell that becomes the program does so only some time later, and the last
        // one's "ready" would count
        StringBuilder text = new StringBuilder("mkdir -p " + files.substring(0, files.lastIndexOf('/')) + "\n")
                .append(": > " + files + ".log\n")
                .append(command)
                .append(" </dev/null >" + files + ".log 2>&1 3<&- &\n")
                .append("echo $! > " + files + ".pid");
        if (!ready.isEmpty()) {
            text.append("\nasked=0\nuntil { " + ready + "; } >/dev/null 2>&1; do\n")
                    .append("  [ -d /proc/$! ] || { cat " + files + ".log; echo '" + name + " ended'; exit 1; }\n")
                    .append("  asked=$((asked + 1))\n  [ $asked -lt " + ASKED + " ] || { cat " + files + ".log; echo '"
                            + name + " is not ready'; exit 1; }\n")
                    .append("  sleep 0.02\ndone");
        }
        return text.toString();
    }

    static String stop(String place, String name) {
        String files = files(place, name);
        return "pid=$(cat " + files + ".pid)\nkill $pid\nasked=0\n"
                + "while [ -d /proc/$pid ]; do\n  asked=$((asked + 1))\n  [ $asked -lt 100 ] || kill -9 $pid\n"
                + "  sleep 0.02\ndone\nrm " + files + ".pid";
    }

    private static String files(String place, String name) {
        return "/run/podwire/programs/" + Entrance.fileName(place) + "/" + name;
    }
}
