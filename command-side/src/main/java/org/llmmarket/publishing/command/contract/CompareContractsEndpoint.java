package org.llmmarket.publishing.command.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.access.body.WrittenMembers;
import org.llmmarket.publishing.access.web.MayCall;
import org.llmmarket.publishing.access.web.Preferred;
import org.llmmarket.publishing.access.web.Scope;
import org.llmmarket.publishing.contract.comparison.Bump;
import org.llmmarket.publishing.contract.comparison.ChangeReport;
import org.llmmarket.publishing.contract.comparison.Comparison;
import org.llmmarket.publishing.contract.comparison.ContractComparison;
import org.llmmarket.publishing.store.document.DocumentStore;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Somebody asks what has changed between two OpenAPI documents, without storing them. */
@RestController
class CompareContractsEndpoint {

    private static final String TITLE = "What has changed";

    private final DocumentStore documents;

    CompareContractsEndpoint(DocumentStore documents) {
        this.documents = documents;
    }

    @MayCall(scope = Scope.SERVICES_READ)
    @PostMapping(
            path = "/contracts/compare",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = {MediaType.APPLICATION_JSON_VALUE, MediaType.TEXT_MARKDOWN_VALUE, MediaType.TEXT_HTML_VALUE})
    ResponseEntity<Object> compare(
            @RequestBody(required = false) byte @Nullable [] body,
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept) {
        ContractPair pair = ContractPair.read(WrittenMembers.of(body), documents);
        Comparison comparison = ContractComparison.compare(pair.base(), pair.revision());
        return Preferred.report(
                accept,
                () -> Answer.of(comparison),
                () -> ChangeReport.of(TITLE, comparison).markdown(),
                () -> ChangeReport.of(TITLE, comparison).html());
    }

    /** Every change, and the step that all of them ask for. */
    record Answer(Bump bump, boolean compared, List<ReportedChange> changes) {

        static Answer of(Comparison comparison) {
            return new Answer(comparison.bump(), comparison.compared(), ReportedChange.of(comparison.changes()));
        }
    }
}
