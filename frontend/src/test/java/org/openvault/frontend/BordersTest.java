package org.openvault.frontend;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may know whom. */
@AnalyzeClasses(packages = "org.openvault.frontend", importOptions = ImportOption.DoNotIncludeTests.class)
class BordersTest {

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("org.openvault.frontend.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule contentAndCacheKnowNoPages = noClasses()
            .that()
            .resideInAnyPackage("org.openvault.frontend.content..", "org.openvault.frontend.cache..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.openvault.frontend.page..",
                    "org.openvault.frontend.layout..",
                    "org.openvault.frontend.block..");
}
