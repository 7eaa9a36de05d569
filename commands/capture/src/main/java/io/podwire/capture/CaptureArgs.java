package io.podwire.capture;

import io.podwire.api.capture.CaptureRequest.Direction;
import io.podwire.api.command.Param;
import io.podwire.api.command.Param.Completion;
import io.podwire.api.value.Size;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What {@code capture} can be told: tcpdump's flags, each as tcpdump has it, and podwire's own, which are long. */
public record CaptureArgs(
        @Param(position = 0, value = "FILTER", help = "which packets, in libpcap's language (pcap-filter(7)); quote it")
        List<String> filter,

        // where
        @Param(
                name = "interface",
                letter = 'i',
                value = "LINK",
                help = "link of the place, its number from -D, or any; several are captured together;"
                        + " POD:LINK and TARGET/… lead elsewhere",
                completion = Completion.LINK_OR_ANY)
        List<String> link,

        @Param(letter = 'D', help = "list the links that can be captured from")
        boolean listInterfaces,

        @Param(letter = 'L', help = "list the link types of the link")
        boolean listDataLinkTypes,

        @Param(name = "linktype", letter = 'y', value = "TYPE", help = "link type; refused where the link has another")
        Optional<String> linkType,

        @Param(letter = 'p', help = "only frames for this machine")
        boolean noPromiscuousMode,

        @Param(letter = 'Q', help = "only frames that come in, or that go out")
        Optional<Direction> direction,

        @Param(letter = 's', value = "BYTES", help = "most bytes kept of a frame; default, and 0: 262144")
        Optional<Integer> snapshotLength,

        @Param(letter = 'B', value = "KIB", help = "memory for frames that wait, in KiB, of all links together")
        Optional<Integer> bufferSize,

        @Param(help = "hand frames over at once, at the price of processor time")
        boolean immediateMode,

        @Param(help = "keep headers only, up to the innermost transport header; DNS is kept whole")
        boolean headers,

        // until when
        @Param(name = "packets", letter = 'c', value = "N", help = "end after so many packets")
        Optional<Long> packets,

        @Param(value = "TIME", help = "begin then: 12:00, '2026-03-01 12:00', '12:00 Europe/Berlin'")
        Optional<String> start,

        @Param(value = "TIME", help = "end then; a time that is not after the start is the next day's")
        Optional<String> stop,

        @Param(name = "for", help = "end after that time") Optional<Duration> lasting,

        // files
        @Param(
                letter = 'w',
                value = "FILE",
                help = "write to FILE, or to the output as a stream: -",
                completion = Completion.FILE)
        Optional<String> write,

        @Param(
                letter = 'r',
                value = "FILE",
                help = "read FILE (pcap, pcapng, also packed) instead of a link; - is the input",
                completion = Completion.FILE)
        List<String> read,

        @Param(
                letter = 'V',
                value = "FILE",
                help = "read the files that FILE lists, one a line",
                completion = Completion.FILE)
        Optional<String> readList,

        @Param(letter = 'C', value = "MB", help = "begin a new file after so many millions of bytes")
        Optional<String> fileSize,

        @Param(letter = 'W', value = "N", help = "with -C a ring of N files; with -G end after N")
        Optional<Integer> files,

        @Param(
                letter = 'G',
                value = "SECONDS",
                help = "begin a new file every so many seconds; -w then has a time such as %H%M%S")
        Optional<Integer> rotateSeconds,

        @Param(letter = 'z', value = "PROGRAM", help = "start PROGRAM FILE for each file that another follows")
        Optional<String> postrotateCommand,

        @Param(letter = 'Z', value = "USER", help = "give the files to USER")
        Optional<String> relinquishPrivileges,

        @Param(letter = 'U', help = "write each block of packets at once")
        boolean packetBuffered,

        @Param(help = "print packets too while -w writes them")
        boolean print,

        @Param(help = "most bytes for this capture's files; default: a share of the disk for all captures together")
        Optional<Size> budget,

        @Param(help = "at the budget's end drop the oldest file, or stop; default: oldest with -C or -G")
        Optional<WhenFull> whenFull,

        @Param(value = "TEXT", help = "comment in the file (pcapng)")
        List<String> comment,

        @Param(help = "show what comes in a Wireshark on this machine")
        boolean wireshark,

        // filter
        @Param(letter = 'F', value = "FILE", help = "read the filter from FILE", completion = Completion.FILE)
        Optional<String> filterFile,

        @Param(name = "program", letter = 'd', help = "print the filter's program and end; -dd as C, -ddd as numbers")
        int program,

        @Param(letter = 'O', help = "leave the filter's program as it is first compiled")
        boolean noOptimize,

        // printing
        @Param(name = "numeric", letter = 'n', help = "addresses as numbers, not as names of pods and Services")
        int numeric,

        @Param(letter = 'N', help = "of names only the pod's or Service's own, without its namespace")
        boolean hostPart,

        @Param(letter = 'v', help = "more of each packet; -vv, -vvv still more")
        int verbose,

        @Param(letter = 'q', help = "less of each packet") int quick,

        @Param(letter = 'e', help = "the link-level header too")
        boolean linkLevel,

        @Param(
                name = "timestamps",
                letter = 't',
                help = "-t no time, -tt seconds, -ttt since the last, -tttt date, -ttttt since the first")
        int timestamps,

        @Param(letter = 'X', help = "bytes in hex and as text; -XX link-level header too")
        int hexText,

        @Param(letter = 'x', help = "bytes in hex; -xx link-level header too")
        int hex,

        @Param(letter = 'A', help = "bytes as text; -AA link-level header too")
        int ascii,

        @Param(letter = 'S', help = "TCP sequence numbers as they are on the wire")
        boolean absoluteTcpSequenceNumbers,

        @Param(letter = '#', help = "the packet's number first")
        boolean number,

        @Param(letter = 'K', help = "do not verify checksums")
        boolean dontVerifyChecksums,

        @Param(letter = 'T', value = "TYPE", help = "what UDP is taken for: vxlan, geneve, domain")
        Optional<String> type,

        @Param(letter = 'l', help = "accepted; lines are shown within 0.2 s")
        boolean lineBuffered,

        @Param(help = "times with nanoseconds, printed and written")
        boolean nano,

        @Param(help = "times with microseconds, the default")
        boolean micro,

        @Param(letter = 'J', help = "list who can stamp the link's frames")
        boolean listTimeStampTypes,

        @Param(letter = 'j', value = "TYPE", help = "who stamps frames: host")
        Optional<String> timeStampType,

        @Param(help = "print only how many packets there are")
        boolean count,

        @Param(help = "add packets up instead of printing them: flows, talkers, DNS, ICMP errors")
        boolean stats,

        @Param(help = "show passwords, cookies and the like")
        boolean secrets,

        @Param(help = "say what would be done, and do nothing")
        boolean dryRun) {

    /** What happens at the end of the budget. */
    public enum WhenFull {
        /** The oldest file of this capture goes. */
        OLDEST,
        /** The capture ends. */
        STOP
    }
}
