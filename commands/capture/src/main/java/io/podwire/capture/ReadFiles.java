package io.podwire.capture;

import io.podwire.api.capture.CaptureFilter;
import io.podwire.api.capture.CaptureRequest;
import io.podwire.api.capture.FrameSource;
import io.podwire.api.command.Session;
import io.podwire.api.error.BadUse;
import io.podwire.api.error.NotFound;
import io.podwire.api.error.NotPermitted;
import io.podwire.api.value.Printable;
import io.podwire.packets.bpf.FilteredSource;
import io.podwire.packets.dissect.HeadersOnlySource;
import io.podwire.packets.file.CaptureFile;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Opens the files of {@code -r} and {@code -V}, one after the other, behind the filter. */
record ReadFiles(CaptureArgs args, CaptureFilter filter, Session session, FileNames told) {

    FrameSource open() {
        List<String> names = new ArrayList<>(args.read());
        args.readList().ifPresent(list -> names.addAll(lines(list)));
        if (names.isEmpty()) {
            throw new BadUse("-V: " + Printable.of(args.readList().orElse("")) + " lists no file");
        }
        FrameSource source = names.size() == 1 ? open(names.get(0)) : new FileSequence(names, this::open);
        FrameSource wanted = filter == null
                ? source
                : new FilteredSource(
                        source,
                        type -> session.filters()
                                .compile(filter.text(), type, CaptureRequest.MAX_SNAP_LENGTH, filter.optimized()));
        return args.headers() ? new HeadersOnlySource(wanted) : wanted;
    }

    private static List<String> lines(String list) {
        try {
            return Files.readAllLines(Path.of(list)).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
        } catch (NoSuchFileException e) {
            throw new NotFound("-V: there is no file " + Printable.of(list));
        } catch (IOException e) {
            throw unreadable("-V", list, e);
        }
    }

    private FrameSource open(String name) {
        if (name.equals("-")) {
            return told.next(CaptureFile.open(new FileInputStream(FileDescriptor.in), "-"));
        }
        return told.next(CaptureFile.open(stream(name), name));
    }

    private static InputStream stream(String name) {
        Path path = Path.of(name);
        if (Files.isDirectory(path)) {
            throw new BadUse("-r: " + Printable.of(name) + " is a folder; expected a capture file");
        }
        try {
            return Files.newInputStream(path);
        } catch (NoSuchFileException e) {
            throw new NotFound("-r: there is no file " + Printable.of(name));
        } catch (AccessDeniedException e) {
            throw new NotPermitted("-r: " + Printable.of(name) + " may not be read (permission denied)", e);
        } catch (IOException e) {
            throw unreadable("-r", name, e);
        }
    }

    private static BadUse unreadable(String flag, String name, IOException e) {
        return new BadUse(
                flag + ": " + Printable.of(name) + " can't be read: " + Printable.of(String.valueOf(e.getMessage())),
                e);
    }
}
