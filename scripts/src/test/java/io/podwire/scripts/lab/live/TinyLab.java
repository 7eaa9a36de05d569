package io.podwire.scripts.lab.live;

import io.podwire.api.command.Launch;
import io.podwire.api.net.Netns;
import io.podwire.scripts.lab.shelf.LabFile;
import io.podwire.scripts.lab.shelf.LabShelf;
import io.podwire.testkit.FakeHost;
import io.podwire.testkit.FakeNetwork;
import io.podwire.testkit.FakeSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/** A lab for tests: two nodes on a wire, a pod, a namespace. Its state lies in a folder of the test's own. */
final class TinyLab {

    private static final Netns ROOT = new Netns(1, true, List.of(), List.of(), List.of(1), List.of(), null);

    static final String WORLD = """
            /**
             * Two nodes and a pod.
             *
             * @name NAME
             * @param more Boolean fails at the end
             */
            wire 'w'
            node('NAME-a') {
                nic 'eth0', wire: 'w', addresses: ['192.0.2.1/24', '2001:db8::1/64']
                sysctl 'net.ipv4.ip_forward', 1
                pod('shop/cart-0') {
                    cable 'vethcart', mac: '0a:58:0a:f4:01:0a'
                    run 'ip addr add 198.51.100.2/24 dev eth0'
                    start 'wait', ['sleep', '987']
                }
                netns('vm') { run 'ip link add b0 type bridge' }
            }
            node('NAME-b') {
                nic 'eth0', wire: 'w', addresses: ['192.0.2.2/24', '2001:db8::2/64']
                if (more) { run \"\"\"
                    true
                    ip link set nosuch up
                    touch /tmp/never
                \"\"\" }
            }
            """;

    static final String FAULT = """
            /**
             * The cable is out.
             *
             * @name cable-out
             * @class unreachable
             * @code link-down
             * @param fails Boolean by half
             */
            symptom from: 'shop/cart-0', run: 'ip link show dev eth0 | grep -q LOWER_UP'
            symptom from: 'NAME-a', run: 'ip -br link show dev vethcart', shows: /UP/
            breaks { on('NAME-a') { run 'ip link set vethcart down' + (fails ? '\\nfalse' : '') } }
            mends { on('NAME-a') { run 'ip link set vethcart up' } }
            """;

    final Path folder;
    final LabFile file;

    TinyLab(Path folder, String name) throws IOException {
        this.folder = folder;
        Path lab = folder.resolve(name).resolve("lab.groovy");
        Files.createDirectories(lab.getParent());
        Files.writeString(lab, WORLD.replace("NAME", name));
        Files.writeString(lab.resolveSibling("cable-out.groovy"), FAULT.replace("NAME", name));
        file = LabShelf.find(lab.toString());
    }

    Labs labs(String user) {
        return new Labs(folder.resolve("state"), user);
    }

    static LabLife life(Labs labs) {
        return new LabLife(labs, session());
    }

    /** Somebody who waits. */
    static FakeSession session() {
        return new FakeSession(new FakeHost("test", new FakeNetwork(ROOT)));
    }

    /** A program in a place, through util-linux's own nsenter. */
    static Run in(Labs labs, String place, String... command) {
        Launch launch = Entering.of(labs).launch(place, List.of(command));
        List<String> line = new ArrayList<>(List.of("nsenter"));
        for (Launch.Entry entry : launch.enter()) {
            line.add("--"
                    + Map.of("mnt", "mount")
                            .getOrDefault(entry.kind().file(), entry.kind().file()) + "=" + entry.path());
        }
        line.addAll(launch.arguments());
        return Run.of(line);
    }

    /** Skips a test where labs can't be made. */
    static void orSkip() {
        Assumptions.assumeTrue("root".equals(System.getProperty("user.name")), "labs can only be made by root");
        Run run = Run.of(List.of("unshare", "--fork", "--pid", "--mount-proc", "--net", "ip", "link"));
        Assumptions.assumeTrue(run.status() == 0, "no new pid and network namespace here: " + run.text());
    }

    /** What a program left. */
    record Run(int status, String text) {

        static Run of(List<String> command) {
            try {
                Process process =
                        new ProcessBuilder(command).redirectErrorStream(true).start();
                process.getOutputStream().close();
                String text = new String(process.getInputStream().readAllBytes());
                return new Run(process.waitFor(), text);
            } catch (IOException e) {
                return new Run(127, e.getMessage());
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
