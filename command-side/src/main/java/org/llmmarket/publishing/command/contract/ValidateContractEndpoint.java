package org.llmmarket.publishing.command.contract;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.access.web.MayCall;
import org.llmmarket.publishing.access.web.Scope;
import org.llmmarket.publishing.api.finding.Finding;
import org.llmmarket.publishing.api.finding.Findings;
import org.llmmarket.publishing.api.finding.Reason;
import org.llmmarket.publishing.api.finding.Rejection;
import org.llmmarket.publishing.contract.validity.Mode;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Somebody asks what is wrong with an OpenAPI document, without storing it. */
@RestController
class ValidateContractEndpoint {

    private final ContractDesk desk;

    ValidateContractEndpoint(ContractDesk desk) {
        this.desk = desk;
    }

    @MayCall(scope = Scope.SERVICES_READ)
    @PostMapping("/contracts/validate")
    Answer validate(
            @RequestBody(required = false) byte @Nullable [] body,
            @RequestParam(required = false) @Nullable String mode) {
        return Answer.of(desk.check(body == null ? new byte[0] : body, mode == null ? null : mode(mode)));
    }

    private static Mode mode(String text) {
        for (Mode mode : Mode.values()) {
            if (mode.name().toLowerCase(Locale.ROOT).equals(text)) {
                return mode;
            }
        }
        throw new Rejection(
                Reason.VALIDATION_FAILED,
                "There is no such mode.",
                Findings.error("mode", "Must be one of lenient, strict.", "INVALID_ENUM"));
    }

    /** What was found, with what was read. */
    record Answer(
            boolean isValid,
            List<Finding> errors,
            List<Finding> warnings,
            @Nullable String openapi,
            String digest) {

        static Answer of(ContractDesk.Checked checked) {
            Findings findings = checked.findings();
            return new Answer(
                    findings.isValid(), findings.errors(), findings.warnings(), checked.openapi(), checked.digest());
        }
    }
}
