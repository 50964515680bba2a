package org.llmmarket.publishing.app;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.spring.stereotype.Aggregate;
import org.llmmarket.publishing.access.web.MayCall;
import org.springframework.web.bind.annotation.RestController;

@AnalyzeClasses(packages = "org.llmmarket.publishing", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ROOT = "org.llmmarket.publishing.";

    @ArchTest
    static final ArchRule the_command_side_sees_neither_sagas_nor_queries = noClasses()
            .that()
            .resideInAPackage(ROOT + "command..")
            .should()
            .dependOnClassesThat(
                    resideInAnyPackage(ROOT + "saga..", ROOT + "query..", ROOT + "sandbox..", ROOT + "app.."));

    @ArchTest
    static final ArchRule the_sagas_see_neither_commands_nor_queries = noClasses()
            .that()
            .resideInAPackage(ROOT + "saga..")
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                    ROOT + "command..", ROOT + "query..", ROOT + "sandbox..", ROOT + "access..", ROOT + "app.."));

    @ArchTest
    static final ArchRule the_query_side_sees_neither_commands_nor_sagas = noClasses()
            .that()
            .resideInAPackage(ROOT + "query..")
            .should()
            .dependOnClassesThat(
                    resideInAnyPackage(ROOT + "command..", ROOT + "saga..", ROOT + "sandbox..", ROOT + "app.."));

    @ArchTest
    static final ArchRule the_language_and_the_contract_library_see_nobody = noClasses()
            .that()
            .resideInAnyPackage(ROOT + "api..", ROOT + "contract..")
            .should()
            .dependOnClassesThat(
                    resideInAPackage(ROOT + "..").and(not(resideInAnyPackage(ROOT + "api..", ROOT + "contract.."))));

    @ArchTest
    static final ArchRule the_contract_library_and_the_language_do_not_see_each_other = noClasses()
            .that()
            .resideInAPackage(ROOT + "contract..")
            .should()
            .dependOnClassesThat(resideInAPackage(ROOT + "api.."));

    @ArchTest
    static final ArchRule the_contract_library_knows_no_framework = noClasses()
            .that()
            .resideInAPackage(ROOT + "contract..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.springframework..", "org.axonframework..", "java.sql.."));

    @ArchTest
    static final ArchRule the_language_knows_only_annotations_of_frameworks = noClasses()
            .that()
            .resideInAPackage(ROOT + "api..")
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                    "org.springframework..", "java.sql..", "tools.jackson..", "com.fasterxml.jackson.databind.."));

    @ArchTest
    static final ArchRule the_domain_sees_no_infrastructure = noClasses()
            .that()
            .areAnnotatedWith(Aggregate.class)
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                    "java.sql..",
                    "javax.sql..",
                    "java.net..",
                    "java.io..",
                    "org.springframework.jdbc..",
                    "org.springframework.web..",
                    "org.springframework.http..",
                    "tools.jackson..",
                    "org.slf4j..",
                    ROOT + "access..",
                    ROOT + "store.."));

    @ArchTest
    static final ArchRule the_sandbox_stands_alone = noClasses()
            .that()
            .resideInAPackage(ROOT + "sandbox..")
            .should()
            .dependOnClassesThat(resideInAPackage(ROOT + "..")
                    .and(not(resideInAnyPackage(ROOT + "sandbox..", ROOT + "contract.."))));

    @ArchTest
    static final ArchRule grpc_stays_in_its_adapters = noClasses()
            .that(not(resideInAnyPackage(ROOT + "sandbox..", ROOT + "saga.policy..", ROOT + "saga.endpoint..")))
            .should()
            .dependOnClassesThat(resideInAnyPackage("io.grpc..", "policyengine.v1..", "com.google.protobuf.."));

    @ArchTest
    static final ArchRule the_http_client_stays_in_its_adapters = noClasses()
            .that(not(
                    resideInAnyPackage(ROOT + "saga.registry..", ROOT + "saga.governance..", ROOT + "saga.endpoint..")))
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.apache.hc..", "java.net.http.."));

    @ArchTest
    static final ArchRule every_endpoint_method_declares_who_may_call = methods()
            .that()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(RestController.class)
            .and()
            .areDeclaredInClassesThat(not(resideInAPackage(ROOT + "sandbox..")))
            .and()
            .areMetaAnnotatedWith(org.springframework.web.bind.annotation.RequestMapping.class)
            .should()
            .beAnnotatedWith(MayCall.class);

    @ArchTest
    static final ArchRule saga_handlers_dispatch_nothing = noClasses()
            .that()
            .containAnyMethodsThat(com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith(
                            SagaEventHandler.class)
                    .forSubtype())
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.axonframework.commandhandling..", "java.net..", "io.grpc.."));

    @ArchTest
    static final ArchRule names_say_something =
            noClasses().should().haveNameMatching(".*(Manager|Helper|Utils?|Impl|Dto|DTO)");
}
