package io.podwire.packets.file;

import io.podwire.api.error.BadData;
import io.podwire.api.value.Printable;
import java.io.IOException;

/** Says what is wrong with a file, and where. */
final class Damage {

    private final String name;
    private final String unpacked;

    /**
     * @param name of the file
     * @param packing see {@link FileDescription#packing}: offsets then count unpacked bytes
     */
    Damage(String name, String packing) {
        this.name = Printable.of(name);
        this.unpacked = packing == null ? "" : " of what " + packing + " packed";
    }

    /** The file ends within something that is {@code whole} bytes long and of which {@code there} are there. */
    BadData cut(long offset, String what, long whole, long there) {
        return new BadData(name + ": the file ends within " + what + " at byte " + offset + unpacked + ": " + whole
                + " bytes expected, " + there + " are there");
    }

    /** Something at that place can't be so. */
    BadData wrong(long offset, String what) {
        return new BadData(name + ": " + what + " at byte " + offset + unpacked);
    }

    /** The stream itself fails at that place. */
    BadData unreadable(long offset, IOException e) {
        String reason = e.getMessage() == null ? e.getClass().getSimpleName() : Printable.of(e.getMessage());
        return new BadData(name + ": can't be read on from byte " + offset + unpacked + ": " + reason, e);
    }
}
