package io.podwire.shell.wiring;

import io.podwire.api.capture.FilterCompiler;
import io.podwire.api.host.DiskSpace;
import io.podwire.engine.linux.FreeSpace;
import io.podwire.engine.pcap.PcapCompiler;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What commands find beside the user, whatever host they ask.
 *
 * @param zone of wall-clock times
 * @param output for bytes that are no text
 * @param progress takes how far a long work has come
 */
public record AtUser(ZoneId zone, Supplier<OutputStream> output, Consumer<String> progress) {

    static AtUser of(SessionRequest request) {
        return new AtUser(request.zone(), request.output(), request.progress());
    }

    /** See {@link io.podwire.api.command.Session#showsProgress}. */
    public boolean showsProgress() {
        return progress != SessionRequest.UNSEEN;
    }

    /** libpcap's; the library is read when it is first asked. See {@link io.podwire.api.command.Session#filters}. */
    public FilterCompiler filters() {
        return new PcapCompiler();
    }

    /** See {@link io.podwire.api.command.Session#disk}. */
    public DiskSpace disk(Path folder) {
        return FreeSpace.of(folder);
    }
}
