package io.podwire.packets.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.podwire.api.capture.Frames;
import io.podwire.api.error.BadData;
import io.podwire.api.error.PodwireException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Each capture file below a folder ({@code bench/corpus} fetches one) beside capinfos: as many packets, as many bytes. Where capinfos differs,
 * and it refuses link types it does not know, tcpdump's count decides.
 */
class CorpusTest {

    /** What was read of a file. */
    private record Read(long packets, long bytes, String failure) {}

    /** What capinfos says of it. */
    private record Said(long packets, long bytes) {}

    @Test
    void eachFileHasTheSamePacketsAsWiresharkSees() throws Exception {
        String folder = System.getProperty("podwire.corpus");
        assumeTrue(folder != null, "no corpus: bench/corpus fetches one and runs this");
        Map<Path, Read> ours = new TreeMap<>();
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                Read read = read(file);
                if (read != null) {
                    ours.put(file, read);
                }
            }
        }
        assertThat(ours).as("capture files below " + folder).isNotEmpty();
        Map<Path, Said> theirs = capinfos(List.copyOf(ours.keySet()));
        List<String> broken = new ArrayList<>();
        List<String> different = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        long packets = 0;
        for (Map.Entry<Path, Read> entry : ours.entrySet()) {
            Read read = entry.getValue();
            Said said = theirs.get(entry.getKey());
            packets += read.packets();
            String name = Path.of(folder).relativize(entry.getKey()).toString();
            if (read.failure() != null) {
                broken.add(name + ": " + read.packets() + " packets, then "
                        + read.failure().substring(2));
            }
            if (said == null || said.packets() != read.packets() || said.bytes() != read.bytes()) {
                long counted = tcpdump(entry.getKey());
                different.add(name + ": " + read.packets() + " packets of " + read.bytes() + " bytes; capinfos "
                        + (said == null ? "reads none" : said.packets() + " of " + said.bytes()) + "; tcpdump "
                        + (counted < 0 ? "reads none" : "" + counted));
                if (counted != read.packets() && !(counted < 0 && read.failure() != null)) {
                    wrong.add(different.get(different.size() - 1));
                }
            }
        }
        List<String> report = new ArrayList<>();
        report.add(ours.size() + " capture files, " + packets + " packets; capinfos sees the same in "
                + (ours.size() - different.size()));
        report.add(different.size() + " where it does not:");
        different.forEach(line -> report.add("  " + line));
        report.add(broken.size() + " that are cut or broken:");
        broken.forEach(line -> report.add("  " + line));
        Files.write(Path.of("target", "corpus.txt"), report);
        assertThat(wrong).as("files that neither capinfos nor tcpdump sees so").isEmpty();
    }

    /** Null where it is no capture file by its first bytes. */
    private static Read read(Path file) throws IOException {
        long packets = 0;
        long bytes = 0;
        InputStream in = Files.newInputStream(file);
        CaptureFile source;
        try {
            source = CaptureFile.open(in, "");
        } catch (BadData e) {
            return e.getMessage().contains("is no capture file")
                            || e.getMessage().contains("is empty")
                            || e.getMessage().contains("first word")
                            || e.getMessage().contains("can't be read on from byte 0")
                    ? null
                    : new Read(0, 0, e.getMessage());
        }
        try (source) {
            while (!source.ended()) {
                Frames frames = source.next(Duration.ZERO);
                while (frames != null && frames.advance()) {
                    packets++;
                    bytes += frames.length();
                }
            }
            return new Read(packets, bytes, null);
        } catch (PodwireException e) {
            return new Read(packets, bytes, e.getMessage());
        }
    }

    /** How many packets tcpdump counts; -1 where it can't open the file. */
    private static long tcpdump(Path file) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("tcpdump", "--count", "-r", file.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String line = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return line.contains(" packet") ? Long.parseLong(line.substring(0, line.indexOf(' '))) : -1;
    }

    private static Map<Path, Said> capinfos(List<Path> files) throws IOException, InterruptedException {
        Map<Path, Said> said = new HashMap<>();
        for (int begin = 0; begin < files.size(); begin += 200) {
            List<String> command = new ArrayList<>(List.of("capinfos", "-T", "-r", "-M", "-c", "-d"));
            files.subList(begin, Math.min(files.size(), begin + 200)).forEach(file -> command.add(file.toString()));
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (Stream<String> lines =
                    process.inputReader(StandardCharsets.UTF_8).lines()) {
                lines.forEach(line -> {
                    String[] fields = line.split("\t");
                    if (fields.length >= 3 && fields[1].chars().allMatch(Character::isDigit)) {
                        said.put(Path.of(fields[0]), new Said(Long.parseLong(fields[1]), Long.parseLong(fields[2])));
                    }
                });
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
            process.waitFor();
        }
        return said;
    }
}
