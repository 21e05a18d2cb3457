package org.openvault.backend;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may know whom: features know no edges, and nobody goes round in circles. */
@AnalyzeClasses(packages = "org.openvault.backend", importOptions = ImportOption.DoNotIncludeTests.class)
class BordersTest {

    private static final String[] EDGES = {"org.openvault..api..", "org.openvault..admin..", "org.openvault..command.."
    };
    private static final String[] EDGES_AND_HTTP = {
        "org.openvault..api..", "org.openvault..admin..", "org.openvault..command..", "jakarta.ws.rs.."
    };

    @ArchTest
    static final ArchRule featuresKnowNoEdges = noClasses()
            .that()
            .resideOutsideOfPackages(EDGES)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(EDGES_AND_HTTP)
            .because("admin, API, importers and jobs share the same use cases");

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("org.openvault.backend.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyTheModuleItselfKnowsItsTypes = noClasses()
            .that()
            .resideOutsideOfPackages("org.openvault.backend.openvault..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.openvault.backend.openvault..")
            .because("Open Vault is a module like any other");

    @ArchTest
    static final ArchRule contentTypesAreValues = classes()
            .that()
            .resideInAPackage("..contenttype..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "..contenttype..",
                    "java..",
                    "jakarta.inject..",
                    "jakarta.enterprise..",
                    "io.quarkus.runtime..",
                    "org.jspecify..");
}
