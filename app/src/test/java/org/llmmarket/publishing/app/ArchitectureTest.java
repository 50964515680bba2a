package org.llmmarket.publishing.app;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.spring.stereotype.Aggregate;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.access.web.MayCall;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

class ArchitectureTest {

    private static final String ROOT = "org.llmmarket.publishing.";
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("org.llmmarket.publishing");

    @Test
    void the_command_side_sees_neither_sagas_nor_queries() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "command..")
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage(ROOT + "saga..", ROOT + "query..", ROOT + "sandbox..", ROOT + "app.."))
                .check(HOUSE);
    }

    @Test
    void the_sagas_see_neither_commands_nor_queries() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "saga..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        ROOT + "command..", ROOT + "query..", ROOT + "sandbox..", ROOT + "access..", ROOT + "app.."))
                .check(HOUSE);
    }

    @Test
    void the_query_side_sees_neither_commands_nor_sagas() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "query..")
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage(ROOT + "command..", ROOT + "saga..", ROOT + "sandbox..", ROOT + "app.."))
                .check(HOUSE);
    }

    @Test
    void the_language_and_the_contract_library_see_nobody() {
        noClasses()
                .that()
                .resideInAnyPackage(ROOT + "api..", ROOT + "contract..")
                .should()
                .dependOnClassesThat(resideInAPackage("org.llmmarket.publishing..")
                        .and(not(resideInAnyPackage(ROOT + "api..", ROOT + "contract.."))))
                .check(HOUSE);
    }

    @Test
    void the_contract_library_and_the_language_do_not_see_each_other() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "contract..")
                .should()
                .dependOnClassesThat(resideInAPackage(ROOT + "api.."))
                .check(HOUSE);
    }

    @Test
    void the_contract_library_knows_no_framework() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "contract..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.springframework..", "org.axonframework..", "java.sql.."))
                .check(HOUSE);
    }

    @Test
    void the_library_of_proofs_sees_nobody_and_no_framework() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "proof..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.springframework..", "org.axonframework..", "java.sql..")
                        .or(resideInAPackage("org.llmmarket.publishing..")
                                .and(not(resideInAPackage(ROOT + "proof..")))))
                .check(HOUSE);
    }

    @Test
    void the_language_knows_only_annotations_of_frameworks() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "api..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "org.springframework..", "java.sql..", "tools.jackson..", "com.fasterxml.jackson.databind.."))
                .check(HOUSE);
    }

    @Test
    void the_domain_sees_no_infrastructure() {
        noClasses()
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
                        ROOT + "store.."))
                .check(HOUSE);
    }

    @Test
    void the_sandbox_stands_alone() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "sandbox..")
                .should()
                .dependOnClassesThat(resideInAPackage("org.llmmarket.publishing..")
                        .and(not(resideInAnyPackage(ROOT + "sandbox..", ROOT + "contract.."))))
                .check(HOUSE);
    }

    @Test
    void grpc_stays_in_its_adapters() {
        noClasses()
                .that(not(resideInAnyPackage(ROOT + "sandbox..", ROOT + "saga.policy..", ROOT + "saga.endpoint..")))
                .should()
                .dependOnClassesThat(resideInAnyPackage("io.grpc..", "policyengine.v1..", "com.google.protobuf.."))
                .check(HOUSE);
    }

    @Test
    void the_http_client_stays_in_its_adapters() {
        noClasses()
                .that(not(resideInAnyPackage(
                        ROOT + "saga.neighbour..",
                        ROOT + "saga.audit..",
                        ROOT + "saga.registry..",
                        ROOT + "saga.governance..",
                        ROOT + "saga.endpoint..")))
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.apache.hc..", "java.net.http.."))
                .check(HOUSE);
    }

    @Test
    void kafka_stays_in_its_adapters() {
        noClasses()
                .that(not(resideInAnyPackage(ROOT + "store.kafka..", ROOT + "saga.analytics..")))
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.apache.kafka..", "io.cloudevents.."))
                .check(HOUSE);
    }

    @Test
    void every_endpoint_method_declares_who_may_call() {
        methods()
                .that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(RestController.class)
                .and()
                .areDeclaredInClassesThat(not(resideInAPackage(ROOT + "sandbox..")))
                .and()
                .areMetaAnnotatedWith(RequestMapping.class)
                .should()
                .beAnnotatedWith(MayCall.class)
                .check(HOUSE);
    }

    @Test
    void saga_handlers_dispatch_nothing() {
        noClasses()
                .that()
                .containAnyMethodsThat(annotatedWith(SagaEventHandler.class).forSubtype())
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("org.axonframework.commandhandling..", "java.net..", "io.grpc.."))
                .check(HOUSE);
    }

    @Test
    void names_say_something() {
        noClasses()
                .should()
                .haveNameMatching(".*(Manager|Helper|Utils?|Impl|Dto|DTO)")
                .check(HOUSE);
    }
}
