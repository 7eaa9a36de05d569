package io.podwire.scripts.lab.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.scripts.lab.dress.PodServerProgram;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server as pods run it: a process of its own, asked by curl, nc's way of speaking, and dig. */
class PodServerTest {

    private static final String RECORDS = """
            zone cluster.local
            zone 10.in-addr.arpa
            record web.shop.svc.cluster.local A 10.96.0.20
            record web.shop.svc.cluster.local AAAA fd00:96::20
            record _http._tcp.web.shop.svc.cluster.local SRV 0 100 80 web.shop.svc.cluster.local
            record shop.example CNAME web.shop.svc.cluster.local
            record ring.cluster.local CNAME gnir.cluster.local
            record gnir.cluster.local CNAME ring.cluster.local
            record 20.0.96.10.in-addr.arpa PTR web.shop.svc.cluster.local
            """;

    @TempDir
    Path folder;

    private final List<Process> started = new ArrayList<>();
    private int port;

    @BeforeEach
    void choosePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
    }

    @AfterEach
    void end() throws InterruptedException {
        for (Process process : started) {
            process.destroyForcibly().waitFor();
        }
    }

    /** @return its first line */
    private String serve(String... settings) throws IOException {
        Path file = Files.writeString(folder.resolve("settings"), String.join("\n", settings));
        Process process = new ProcessBuilder(PodServerProgram.command(file.toString()))
                .redirectError(folder.resolve("errors").toFile())
                .start();
        started.add(process);
        BufferedReader said = process.inputReader();
        return said.readLine();
    }

    private String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (InputStream out = process.getInputStream()) {
            String text = new String(out.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            return text;
        }
    }

    private String dig(String... words) throws IOException, InterruptedException {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/dig")), "dig is not there to ask with");
        List<String> command = new ArrayList<>(List.of("dig", "@127.0.0.1", "-p", "" + port, "+tries=1", "+time=2"));
        command.addAll(List.of(words));
        String text = run(command.toArray(String[]::new));
        assertThat(text).doesNotContainIgnoringCase("malformed", "bad packet", "parser reports", "extra");
        return text;
    }

    @Test
    void answersLinesWithItsName() throws IOException {
        assertThat(serve("name shop/cart-0", "tcp 127.0.0.1 " + port)).isEqualTo("ready");
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream().write("hello\nagain\r\n".getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo("shop/cart-0\nshop/cart-0\n");
        }
    }

    @Test
    void curlGetsItsNameAndAsManyBytesAsItWants() throws IOException, InterruptedException {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/curl")), "curl is not there to ask with");
        assertThat(serve("name shop/cart-0", "tcp :: " + port)).isEqualTo("ready");
        assertThat(run("curl", "-sS", "http://127.0.0.1:" + port + "/")).isEqualTo("shop/cart-0\n");
        assertThat(run("curl", "-sS", "http://[::1]:" + port + "/")).isEqualTo("shop/cart-0\n");
        assertThat(run("curl", "-sS", "http://127.0.0.1:" + port + "/bytes/3000"))
                .hasSize(3000);
        assertThat(run("curl", "-sSI", "http://127.0.0.1:" + port + "/"))
                .startsWith("HTTP/1.1 200 OK")
                .contains("Content-Length: 12");
    }

    @Test
    void garbageOnAConnectionEndsThatConnectionOnly() throws IOException {
        assertThat(serve("name a/b", "tcp 127.0.0.1 " + port)).isEqualTo("ready");
        for (String said : List.of("GET \r\n\r\n", "GET /bytes/99999999999 x\r\n\r\n", "\0\0\0", "x".repeat(100_000))) {
            try (Socket socket = new Socket("127.0.0.1", port)) {
                socket.setSoTimeout(5000);
                socket.getOutputStream().write(said.getBytes(StandardCharsets.ISO_8859_1));
                socket.shutdownOutput();
                assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                        .contains("a/b\n");
            }
        }
        assertThat(Files.readString(folder.resolve("errors"))).isEmpty();
    }

    @Test
    void heldQueueFillsAndIsNeverAnswered() throws IOException, InterruptedException {
        assertThat(serve("name a/b", "tcp 127.0.0.1 " + port + " 1 hold")).isEqualTo("ready");
        List<Socket> waiting = new ArrayList<>();
        try {
            // The kernel completes backlog + 1 of them by itself (tcp(7), listen(2)); the next has to wait.
            for (int i = 0; i < 2; i++) {
                waiting.add(new Socket("127.0.0.1", port));
            }
            Socket oneTooMany = new Socket();
            waiting.add(oneTooMany);
            assertThat(connects(oneTooMany)).isFalse();
            assertThat(run("ss", "-Hltn", "sport = :" + port)).containsPattern("LISTEN\\s+2\\s+1\\s");
        } finally {
            for (Socket socket : waiting) {
                socket.close();
            }
        }
    }

    private boolean connects(Socket socket) throws IOException {
        try {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 300);
            return true;
        } catch (SocketTimeoutException full) {
            return false;
        }
    }

    @Test
    void echoesDatagrams() throws IOException {
        assertThat(serve("udp 127.0.0.1 " + port)).isEqualTo("ready");
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.setSoTimeout(5000);
            for (int size : new int[] {0, 1, 1400, 60_000}) {
                byte[] sent = new byte[size];
                new Random(size).nextBytes(sent);
                socket.send(new DatagramPacket(sent, size, InetAddress.getByName("127.0.0.1"), port));
                DatagramPacket back = new DatagramPacket(new byte[65_535], 65_535);
                socket.receive(back);
                assertThat(Arrays.copyOf(back.getData(), back.getLength())).isEqualTo(sent);
            }
        }
    }

    @Test
    void digReadsEveryKindOfRecord() throws IOException, InterruptedException {
        assertThat(serve(RECORDS, "dns 127.0.0.1 " + port)).isEqualTo("ready");
        assertThat(dig("+short", "web.shop.svc.cluster.local")).isEqualTo("10.96.0.20\n");
        assertThat(dig("+short", "+tcp", "WEB.shop.SVC.cluster.local", "AAAA")).isEqualTo("fd00:96::20\n");
        assertThat(dig("+short", "shop.example")).isEqualTo("web.shop.svc.cluster.local.\n10.96.0.20\n");
        assertThat(dig("+short", "-x", "10.96.0.20")).isEqualTo("web.shop.svc.cluster.local.\n");
        assertThat(dig("_http._tcp.web.shop.svc.cluster.local", "SRV"))
                .contains("SRV\t0 100 80 web.shop.svc.cluster.local.")
                .contains("ADDITIONAL: 3")
                .containsPattern("A\\s+10.96.0.20")
                .containsPattern("AAAA\\s+fd00:96::20")
                .contains("flags: qr aa rd;")
                .contains("EDNS: version: 0");
        assertThat(dig("+noedns", "+short", "web.shop.svc.cluster.local")).isEqualTo("10.96.0.20\n");
    }

    @Test
    void digIsToldWhatDoesNotExist() throws IOException, InterruptedException {
        assertThat(serve(RECORDS, "dns 127.0.0.1 " + port)).isEqualTo("ready");
        assertThat(dig("nobody.shop.svc.cluster.local"))
                .contains("status: NXDOMAIN")
                .containsPattern("cluster.local.\\s+5\\s+IN\\s+SOA");
        // A name above one that exists does exist, and has nothing (RFC 8020).
        assertThat(dig("svc.cluster.local")).contains("status: NOERROR", "ANSWER: 0", "AUTHORITY: 1");
        assertThat(dig("web.shop.svc.cluster.local", "SRV")).contains("status: NOERROR", "ANSWER: 0");
        assertThat(dig("www.example.org")).contains("status: REFUSED");
        assertThat(dig("+opcode=NOTIFY", "web.shop.svc.cluster.local")).contains("status: NOTIMP");
        assertThat(dig("+edns=9", "+noednsneg", "web.shop.svc.cluster.local")).contains("status: BADVERS");
        assertThat(dig("ring.cluster.local")).contains("status: NOERROR");
    }

    @Test
    void serverThatFailsSaysSoAndOneThatIsSilentDoesNot() throws IOException, InterruptedException {
        assertThat(serve(RECORDS, "answers servfail", "dns 127.0.0.1 " + port)).isEqualTo("ready");
        assertThat(dig("web.shop.svc.cluster.local")).contains("status: SERVFAIL");
        end();
        assertThat(serve(RECORDS, "answers silent", "dns 127.0.0.1 " + port)).isEqualTo("ready");
        assertThat(run("dig", "@127.0.0.1", "-p", "" + port, "+tries=1", "+time=1", "web.shop.svc.cluster.local"))
                .contains("timed out");
        end();
        assertThat(serve(RECORDS, "answers normal", "delay 300", "dns 127.0.0.1 " + port))
                .isEqualTo("ready");
        assertThat(dig("+short", "web.shop.svc.cluster.local")).isEqualTo("10.96.0.20\n");
        assertThat(asked()).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    /** How long the server takes; from before the question leaves, which dig's own time does not reach back to. */
    private Duration asked() throws IOException {
        byte[] question = HexFormat.of().parseHex("4711010000010000000000000377656200" + "00010001");
        byte[] answer = new byte[512];
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.setSoTimeout(10_000);
            long begun = System.nanoTime();
            socket.send(new DatagramPacket(question, question.length, InetAddress.getByName("127.0.0.1"), port));
            socket.receive(new DatagramPacket(answer, answer.length));
            return Duration.ofNanos(System.nanoTime() - begun);
        }
    }

    @Test
    void digAsksAgainByTcpWhereADatagramHasNoRoom() throws IOException, InterruptedException {
        List<String> settings = new ArrayList<>(List.of("zone cluster.local", "dns 127.0.0.1 " + port));
        for (int i = 1; i <= 100; i++) {
            settings.add("record all.cluster.local A 10.244.0." + i);
        }
        assertThat(serve(settings.toArray(String[]::new))).isEqualTo("ready");
        assertThat(dig("+ignore", "all.cluster.local")).contains("flags: qr aa tc rd;", "ANSWER: 0");
        assertThat(dig("+short", "all.cluster.local").lines()).hasSize(100);
    }

    @Test
    void garbageNeverStopsTheNameServer() throws IOException, InterruptedException {
        assertThat(serve(RECORDS, "dns 127.0.0.1 " + port)).isEqualTo("ready");
        Random random = new Random(53);
        try (DatagramSocket socket = new DatagramSocket()) {
            for (int i = 0; i < 500; i++) {
                byte[] garbage = new byte[random.nextInt(600)];
                random.nextBytes(garbage);
                socket.send(new DatagramPacket(garbage, garbage.length, InetAddress.getByName("127.0.0.1"), port));
            }
        }
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream().write(new byte[] {0, 3, 1, 2, 3, 0, 0, 127, 127});
        }
        assertThat(dig("+short", "+tries=3", "web.shop.svc.cluster.local")).isEqualTo("10.96.0.20\n");
        assertThat(Files.readString(folder.resolve("errors"))).isEmpty();
    }

    @Test
    void saysInOneLineWhatItCouldNotDo() throws IOException, InterruptedException {
        try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThat(serve("tcp 127.0.0.1 " + taken.getLocalPort()))
                    .isEqualTo("tcp 127.0.0.1 port " + port + ": bind: Address already in use");
            assertThat(started.get(0).waitFor()).isEqualTo(1);
        }
        assertThat(serve("name x", "tcp 127.0.0.1 99999"))
                .endsWith("settings: line 2: tcp 127.0.0.1 99999: expected 1 to 65535, got 99999");
        assertThat(serve("record a.b A fd00::1")).contains("line 1", "an address of the other family: fd00::1");
        assertThat(serve("listen 80")).contains("line 1: listen 80: expected tcp, udp");
        assertThat(Files.readString(folder.resolve("errors"))).isEmpty();
    }
}
