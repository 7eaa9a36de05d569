package io.podwire.shell.render.tables;

import io.podwire.api.net.Sysctl;
import io.podwire.shell.render.Sheet;

/** Kernel settings. */
final class SysctlSheet {

    static final Sheet<Sysctl, Sysctl> SHEET = Sheet.of(Sysctl.class, "settings")
            .text("NAME", Sysctl::name)
            .text("VALUE", Sysctl::value)
            .least(20)
            .end();

    private SysctlSheet() {}
}
