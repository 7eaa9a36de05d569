package io.podwire.capture;

import io.podwire.api.value.IpAddress;
import io.podwire.packets.file.CaptureFile;
import java.util.LinkedHashMap;
import java.util.Map;

/** Names of addresses that the files which are read tell, wherever in them: all are known once all is read. */
final class FileNames {

    private final Map<IpAddress, String> names = new LinkedHashMap<>();
    private CaptureFile current;

    /** A file is read next; what the one before told is kept, and the file let go of. */
    CaptureFile next(CaptureFile file) {
        absorb();
        current = file;
        return file;
    }

    private void absorb() {
        if (current != null) {
            current.description().names().forEach(names::putIfAbsent);
        }
    }

    /** What was told so far. */
    Map<IpAddress, String> get() {
        absorb();
        return names;
    }
}
