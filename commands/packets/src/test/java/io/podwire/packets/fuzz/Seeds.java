package io.podwire.packets.fuzz;

import io.podwire.packets.dissect.SampleFrames;
import io.podwire.packets.file.SampleFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Writes what fuzzing begins with: files and frames of each kind, a program, filters. {@code Seeds FOLDER}. */
public final class Seeds {

    private static final List<String> FILTERS = List.of(
            "tcp[tcpflags] & (tcp-syn|tcp-ack) == tcp-syn",
            "host 10.244.0.60 and not port 22",
            "(src net 10.0.0.0/8 or ip6 host fd00::7) and udp portrange 53-5353",
            "ether host 02:00:00:00:00:01 or vlan 7 && vxlan 5",
            "icmp6[icmp6type] = icmp6-echo or greater 1000 or len <= 60",
            "ip proto \\tcp and ip[0] & 0xf != 5");

    private Seeds() {}

    public static void main(String[] words) throws IOException {
        Path folder = Path.of(words[0]);
        for (Map.Entry<String, byte[]> file : SampleFiles.all().entrySet()) {
            write(folder, "FileTarget", file.getKey(), file.getValue());
        }
        for (Map.Entry<String, byte[]> frame : SampleFrames.all().entrySet()) {
            byte[] input = new byte[frame.getValue().length + 4];
            System.arraycopy(frame.getValue(), 0, input, 4, frame.getValue().length);
            input[1] = 0x2d;
            write(folder, "FrameTarget", frame.getKey(), input);
        }
        byte[] program = {
            3, 0x28, 0, 0, 0, 12, 0, 0, 0, 0x15, 0, 0, 0, 0, 8, 0, 0, 6, 0, 0, 0, 0, 0, 4, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9
        };
        write(folder, "ProgramTarget", "ip", program);
        for (int i = 0; i < FILTERS.size(); i++) {
            write(folder, "FilterTarget", "filter-" + i, FILTERS.get(i).getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void write(Path folder, String target, String name, byte[] bytes) throws IOException {
        Files.createDirectories(folder.resolve(target));
        Files.write(folder.resolve(target).resolve(name), bytes);
    }
}
