package io.podwire.shell.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.podwire.analysis.wrong.AnalysisThatReadsAFile;
import io.podwire.analysis.wrong.AnalysisThatStartsAProcess;
import io.podwire.api.wrong.ApiThatUsesALibrary;
import io.podwire.capture.wrong.CaptureThatUsesACommand;
import io.podwire.catalog.wrong.CommandThatPrints;
import io.podwire.catalog.wrong.CommandThatTouchesJna;
import io.podwire.packets.wrong.FileReaderThatUnpacks;
import io.podwire.packets.wrong.PacketsThatOpenAFile;
import io.podwire.probe.wrong.ProbeThatUsesACommand;
import io.podwire.scripts.lab.server.wrong.ServerThatUsesALibrary;
import io.podwire.scripts.wrong.ScriptThatMakesACommand;
import io.podwire.shell.wrong.TableThatIsLaidOut;
import io.podwire.snapshot.wrong.SnapshotThatUsesACommand;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The modules keep to the house's arrows; and each rule is shown to fail on a class that breaks it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HouseRulesTest {

    private final JavaClasses house = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.podwire");

    @Test
    void seesEveryModule() {
        for (String part :
                List.of("api", "values", "engine", "analysis", "packets", "capture", "catalog", "scripts", "shell")) {
            assertThat(house).anyMatch(c -> c.getPackageName().startsWith("io.podwire." + part));
        }
    }

    static List<ArchRule> rules() {
        return HouseRules.ALL;
    }

    @ParameterizedTest
    @MethodSource("rules")
    void everyModuleKeepsTo(ArchRule rule) {
        rule.check(house);
    }

    static List<Arguments> breakers() {
        return List.of(
                Arguments.of(HouseRules.CATALOG_SEES_API_AND_ANALYSIS, CommandThatTouchesJna.class),
                Arguments.of(HouseRules.ONLY_THE_ENGINE_TOUCHES_JNA, CommandThatTouchesJna.class),
                Arguments.of(HouseRules.ONLY_THE_SHELL_SPEAKS, CommandThatPrints.class),
                Arguments.of(HouseRules.ONLY_WIRING_SEES_THE_ENGINE, CommandThatTouchesJna.class),
                Arguments.of(HouseRules.ANALYSIS_IS_PURE, AnalysisThatReadsAFile.class),
                Arguments.of(HouseRules.ANALYSIS_STARTS_NOTHING, AnalysisThatStartsAProcess.class),
                Arguments.of(HouseRules.SCRIPTS_SEE_THE_CONTRACT, ScriptThatMakesACommand.class),
                Arguments.of(HouseRules.SNAPSHOTS_SEE_ANALYSIS_AND_VALUES, SnapshotThatUsesACommand.class),
                Arguments.of(HouseRules.PACKETS_ARE_BYTES_AND_RECORDS, PacketsThatOpenAFile.class),
                Arguments.of(HouseRules.CAPTURE_SEES_API_AND_PACKETS, CaptureThatUsesACommand.class),
                Arguments.of(HouseRules.PROBES_SEE_API_PACKETS_AND_ANALYSIS, ProbeThatUsesACommand.class),
                Arguments.of(HouseRules.ONLY_THE_LAYOUT_SEES_ELK, TableThatIsLaidOut.class),
                Arguments.of(HouseRules.ONLY_UNPACKING_SEES_ZSTD, FileReaderThatUnpacks.class),
                Arguments.of(HouseRules.A_PODS_SERVER_STANDS_ALONE, ServerThatUsesALibrary.class),
                Arguments.of(HouseRules.API_IS_JDK_ONLY, ApiThatUsesALibrary.class));
    }

    @ParameterizedTest
    @MethodSource("breakers")
    void refuses(ArchRule rule, Class<?> breaker) {
        assertThat(rule.evaluate(new ClassFileImporter().importClasses(breaker)).hasViolation())
                .as("%s breaks: %s", breaker.getSimpleName(), rule.getDescription())
                .isTrue();
    }

    @Test
    void everyRuleIsShownToFail() {
        assertThat(breakers().stream().map(arguments -> arguments.get()[0])).containsAll(HouseRules.ALL);
    }
}
