package org.llmmarket.publishing.command.rejudge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.command.server.CommandServer;
import org.llmmarket.publishing.command.server.Listing;
import org.llmmarket.publishing.command.server.Visitor;
import org.springframework.jdbc.core.simple.JdbcClient;

class RejudgeIT {

    private static final CommandServer SERVER = CommandServer.shared();

    private final Visitor provider = SERVER.provider();
    private final Listing chat = Listing.active(SERVER, provider);
    private final String path = chat.path() + "/versions/1.0.0/rejudge";

    @Test
    void who_is_concerned_has_verdicts_judged_again_and_nothing_is_stored_by_that() {
        long events = SERVER.count("domain_event");
        long documents = SERVER.count("document");

        for (Visitor concerned :
                List.of(provider, SERVER.somebody("reviewer"), SERVER.somebody("auditor"), SERVER.admin())) {
            Visitor.Answer answer = concerned.post(path, "").has(200);
            assertThat(answer.at("publicationId")).isEqualTo(chat.publication());
            assertThat(answer.at("result")).isEqualTo("match");
            assertThat(answer.text()).contains("\"stage\":\"validation\"");
        }
        assertThat(SERVER.count("domain_event")).isEqualTo(events);
        assertThat(SERVER.count("document")).isEqualTo(documents);
    }

    @Test
    void nobody_else_has() {
        SERVER.provider().post(path, "").has(403, "NOT_THE_OWNER");
        SERVER.visitor().post(path, "").has(401);
        SERVER.somebody("consumer").post(path, "").has(403);
        SERVER.provider()
                .post(Listing.pending(SERVER, provider).path() + "/versions/1.0.0/rejudge", "")
                .has(404);
    }

    @Test
    void a_version_or_publication_that_does_not_exist_is_not_found() {
        provider.post(chat.path() + "/versions/9.9.9/rejudge", "").has(404);
        provider.post(path + "?publication=other", "").has(404);
        provider.post(path + "?publication=" + chat.publication(), "").has(200);
    }

    @Test
    void a_draft_is_given_in_one_way() {
        provider.post(path + "?policy=ceiling", Map.of("policyId", "other")).has(422, "VALIDATION_FAILED");
        provider.post(path + "?policy=", "").has(422);
        provider.post(path, "{\"colour\": \"blue\"}").has(422);
    }

    @Test
    void a_document_that_was_changed_behind_our_back_is_named() {
        Listing other = Listing.active(SERVER, provider, "/openApiSpec/info/title \"Forged\"");
        SERVER.bean(JdbcClient.class)
                .sql("UPDATE document SET bytes = ? WHERE position('Forged'::bytea IN bytes) > 0")
                .param("{}".getBytes(StandardCharsets.UTF_8))
                .update();

        Visitor.Answer answer =
                provider.post(other.path() + "/versions/1.0.0/rejudge", "").has(200);

        assertThat(answer.at("result")).isEqualTo("drift");
        assertThat(answer.text()).contains("\"place\":\"contractDigest\"");
    }
}
