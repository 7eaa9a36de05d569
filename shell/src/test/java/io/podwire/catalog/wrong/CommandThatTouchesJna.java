package io.podwire.catalog.wrong;

import com.sun.jna.Native;
import io.podwire.engine.linux.Errno;

/** Breaks the house's rules on purpose; see HouseRulesTest. */
public final class CommandThatTouchesJna {

    public Object touch() {
        return Native.POINTER_SIZE > 4 ? Errno.class : Native.class;
    }
}
