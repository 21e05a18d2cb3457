package org.openvault.frontend;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.openvault.frontend", importOptions = ImportOption.DoNotIncludeTests.class)
class BordersTest {
    @ArchTest
    static final ArchRule packagesFormNoCycles =
            slices().matching("org.openvault.frontend.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule contentKnowsNothingOfThisSite =
            noClasses().that().resideInAPackage("..frontend.content..").should().dependOnClassesThat(site("content"));

    @ArchTest
    static final ArchRule theCacheKnowsNoPage =
            noClasses().that().resideInAPackage("..frontend.cache..").should().dependOnClassesThat(site("cache"));

    @ArchTest
    static final ArchRule blocksKnowContentOnly = noClasses()
            .that()
            .resideInAPackage("..frontend.block..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "..frontend.page..",
                    "..frontend.cache..",
                    "..frontend.layout..",
                    "..frontend.search..",
                    "..frontend.seo..");

    @ArchTest
    static final ArchRule nobodyDependsOnTheEdges = noClasses()
            .that()
            .resideOutsideOfPackages("..frontend.page..", "..frontend.search..", "..frontend.preview..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..frontend.page..", "..frontend.search..", "..frontend.preview..");

    @ArchTest
    static final ArchRule nothingIsMutiny =
            noClasses().should().dependOnClassesThat().resideInAPackage("io.smallrye.mutiny..");

    private static DescribedPredicate<JavaClass> site(String own) {
        return DescribedPredicate.describe(
                "other packages of the site",
                type -> type.getPackageName().startsWith("org.openvault.frontend.")
                        && !type.getPackageName().equals("org.openvault.frontend." + own));
    }
}
