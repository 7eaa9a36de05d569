package io.podwire.shell.house;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import java.io.FileDescriptor;
import java.util.List;

/** The arrows of docs/architecture.md, as rules over the compiled classes of all modules. */
final class HouseRules {

    private HouseRules() {}

    static final ArchRule API_IS_JDK_ONLY = classes()
            .that()
            .resideInAPackage("io.podwire.api..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage("java..", "io.podwire.api.."))
            .because("the contract must be readable, and usable, without any library");

    static final ArchRule CATALOG_SEES_API_AND_ANALYSIS = classes()
            .that()
            .resideInAPackage("io.podwire.catalog..")
            .should()
            .onlyDependOnClassesThat(
                    resideInAnyPackage("java..", "io.podwire.api..", "io.podwire.analysis..", "io.podwire.catalog.."))
            .because("a command must run the same on a kernel, on a far host and on a saved answer");

    static final ArchRule SNAPSHOTS_SEE_ANALYSIS_AND_VALUES = classes()
            .that()
            .resideInAPackage("io.podwire.snapshot..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                    "java..",
                    "io.podwire.api..",
                    "io.podwire.analysis..",
                    "io.podwire.values..",
                    "io.podwire.snapshot.."))
            .because("a snapshot asks a host and stands for one, whoever that is");

    static final ArchRule PACKETS_ARE_BYTES_AND_RECORDS = classes()
            .that()
            .resideInAPackage("io.podwire.packets..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                    "java.lang..",
                    "java.io",
                    "java.nio",
                    "java.nio.channels",
                    "java.nio.charset",
                    "java.util..",
                    "java.time..",
                    "java.math",
                    "java.text",
                    "com.github.luben.zstd..",
                    "io.podwire.api..",
                    "io.podwire.packets.."))
            .because("what a frame means does not depend on where it came from: streams are given, never opened");

    static final ArchRule CAPTURE_SEES_API_AND_PACKETS = classes()
            .that()
            .resideInAPackage("io.podwire.capture..")
            .should()
            .onlyDependOnClassesThat(
                    resideInAnyPackage("java..", "io.podwire.api..", "io.podwire.packets..", "io.podwire.capture.."))
            .because("frames come from a session, near or far, and only their files are written here");

    static final ArchRule PROBES_SEE_API_PACKETS_AND_ANALYSIS = classes()
            .that()
            .resideInAPackage("io.podwire.probe..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                    "java..",
                    "org.HdrHistogram..",
                    "io.podwire.api..",
                    "io.podwire.packets..",
                    "io.podwire.analysis..",
                    "io.podwire.values..",
                    "io.podwire.probe.."))
            .because("probes are paced, counted and judged here, and sent by whatever host there is");

    static final ArchRule ANALYSIS_IS_PURE = classes()
            .that()
            .resideInAPackage("io.podwire.analysis..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                    "java.lang",
                    "java.lang.annotation",
                    "java.lang.invoke",
                    "java.lang.runtime",
                    "java.util",
                    "java.util.function",
                    "java.util.regex",
                    "java.util.stream",
                    "java.time",
                    "java.math",
                    "io.podwire.api..",
                    "io.podwire.analysis.."))
            .because("what facts mean does not depend on where they are read: no files, sockets or threads");

    static final ArchRule ANALYSIS_STARTS_NOTHING = noClasses()
            .that()
            .resideInAPackage("io.podwire.analysis..")
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(Process.class, ProcessBuilder.class, ProcessHandle.class, Runtime.class, Thread.class)
            .because("java.lang holds doors to the outside too");

    static final ArchRule SCRIPTS_SEE_THE_CONTRACT = noClasses()
            .that()
            .resideInAPackage("io.podwire.scripts..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.podwire.catalog..",
                    "io.podwire.snapshot..",
                    "io.podwire.capture..",
                    "io.podwire.probe..",
                    "io.podwire.packets..",
                    "io.podwire.engine..",
                    "io.podwire.analysis..",
                    "io.podwire.shell..")
            .because("a script's method is generated from a command's declaration, and calls it by name");

    static final ArchRule A_PODS_SERVER_STANDS_ALONE = classes()
            .that()
            .resideInAPackage("io.podwire.scripts.lab.server..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage("java..", "io.podwire.scripts.lab.server.."))
            .because("each practice pod starts one: its class path is one jar, and a pod must cost little");

    static final ArchRule ONLY_THE_ENGINE_TOUCHES_JNA = noClasses()
            .that(not(resideInAPackage("io.podwire.engine..")))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.sun.jna..")
            .because("native calls have one home");

    static final ArchRule ONLY_WIRING_SEES_THE_ENGINE = noClasses()
            .that()
            .resideInAPackage("io.podwire..")
            .and(not(resideInAnyPackage("io.podwire.engine..", "io.podwire.shell.wiring..")))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.podwire.engine..")
            .because("everything else speaks to the engine's interfaces in api.host");

    static final ArchRule ONLY_THE_LAYOUT_SEES_ELK = noClasses()
            .that()
            .resideInAPackage("io.podwire..")
            .and(not(simpleName("Layout").and(resideInAPackage("io.podwire.shell.render.drawing"))))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.eclipse..", "com.google.common..")
            .because("seven megabytes of classes are read for a drawing, and for nothing else");

    static final ArchRule ONLY_UNPACKING_SEES_ZSTD = noClasses()
            .that()
            .resideInAPackage("io.podwire..")
            .and(not(resideInAPackage("io.podwire.packets.zstd..")))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.github.luben..")
            .because("a native library is loaded for a file that needs it, and for nothing else");

    static final ArchRule ONLY_THE_SHELL_SPEAKS = noClasses()
            .that()
            .resideInAPackage("io.podwire..")
            // A practice pod's server is a program of its own, whatever else is in its jar.
            .and(not(resideInAnyPackage("io.podwire.shell..", "io.podwire.scripts.lab.server..")))
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .callMethod(System.class, "console")
            .orShould()
            .callMethod(System.class, "exit", int.class)
            .orShould()
            .callMethod(Throwable.class, "printStackTrace")
            .orShould()
            .accessField(FileDescriptor.class, "out")
            .orShould()
            .accessField(FileDescriptor.class, "err")
            .because("commands return records; printing and ending the process is the shell's");

    static final List<ArchRule> ALL = List.of(
            API_IS_JDK_ONLY,
            CATALOG_SEES_API_AND_ANALYSIS,
            SNAPSHOTS_SEE_ANALYSIS_AND_VALUES,
            PACKETS_ARE_BYTES_AND_RECORDS,
            CAPTURE_SEES_API_AND_PACKETS,
            PROBES_SEE_API_PACKETS_AND_ANALYSIS,
            ANALYSIS_IS_PURE,
            ANALYSIS_STARTS_NOTHING,
            SCRIPTS_SEE_THE_CONTRACT,
            A_PODS_SERVER_STANDS_ALONE,
            ONLY_THE_ENGINE_TOUCHES_JNA,
            ONLY_WIRING_SEES_THE_ENGINE,
            ONLY_THE_LAYOUT_SEES_ELK,
            ONLY_UNPACKING_SEES_ZSTD,
            ONLY_THE_SHELL_SPEAKS);
}
