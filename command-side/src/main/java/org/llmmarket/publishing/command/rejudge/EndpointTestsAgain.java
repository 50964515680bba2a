package org.llmmarket.publishing.command.rejudge;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.publication.EndpointTestsFailed;
import org.llmmarket.publishing.api.publication.EndpointTestsPassed;
import org.llmmarket.publishing.api.publication.Evidence;
import org.llmmarket.publishing.api.publication.PublicationStarted;
import org.llmmarket.publishing.api.publication.Stage;
import org.llmmarket.publishing.api.rejudge.EvidenceCheck;
import org.llmmarket.publishing.api.rejudge.EvidenceCheck.Retrial;
import org.llmmarket.publishing.api.rejudge.RejudgedVerdict;

/** Judges what the endpoint tests saw again: the same answers, held against the same contract and terms; nobody is called. */
final class EndpointTestsAgain {

    private static final String PASSED = "passed";
    private static final String CHECKS = "checks";
    private static final String FINDINGS = "securityFindings";
    private static final String PERFORMANCE = "performance";

    private final EvidenceCheck check;
    private final KeptDocuments documents;

    EndpointTestsAgain(EvidenceCheck check, KeptDocuments documents) {
        this.check = check;
        this.documents = documents;
    }

    List<RejudgedVerdict> judge(CaseFile file) {
        Stream<RejudgedVerdict> passed = file.said(EndpointTestsPassed.class)
                .map(said -> judge(
                        file.started(),
                        true,
                        new Evidence(said.event().evidence(), said.event().summary()),
                        said.at()));
        Stream<RejudgedVerdict> failed = file.said(EndpointTestsFailed.class)
                .map(said -> judge(
                        file.started(),
                        false,
                        new Evidence(said.event().evidence(), said.event().summary()),
                        said.at()));
        return Stream.concat(passed, failed).toList();
    }

    private RejudgedVerdict judge(PublicationStarted started, boolean passed, Evidence evidence, Instant at) {
        Map<String, Object> told = new LinkedHashMap<>(evidence.summary());
        told.put(PASSED, passed);
        told.put("evidence", evidence.digest());
        told.put("contractDigest", started.contractDigest());
        Verdict verdict = new Verdict(Stage.ENDPOINT_TESTS, at, told);
        Differences differences = new Differences();
        differences.document("evidence", evidence.digest(), documents);
        differences.document("contractDigest", started.contractDigest(), documents);
        Optional<byte[]> seen = documents.sound(evidence.digest());
        if (!differences.isEmpty() || seen.isEmpty()) {
            return verdict.tampered(differences);
        }
        Retrial retrial = check.judge(
                started, seen.get(), documents.sound(started.contractDigest()).orElse(null));
        String gap = retrial.gap();
        if (gap != null) {
            return verdict.unverifiable(gap);
        }
        compare(told, retrial.summary(), differences);
        return verdict.found(retrial.summary(), differences, retrial.note());
    }

    private static void compare(Map<String, Object> then, Map<String, Object> now, Differences differences) {
        differences.compare(PASSED, then.get(PASSED), now.get(PASSED));
        compare(CHECKS, checks(then), checks(now), differences);
        compare(FINDINGS, findings(then), findings(now), differences);
        compare(PERFORMANCE, members(then.get(PERFORMANCE)), members(now.get(PERFORMANCE)), differences);
    }

    private static void compare(
            String place, Map<String, Object> then, Map<String, Object> now, Differences differences) {
        Set<String> names = new LinkedHashSet<>(then.keySet());
        names.addAll(now.keySet());
        names.forEach(name -> differences.compare(place + "[" + name + "]", then.get(name), now.get(name)));
    }

    private static Map<String, Object> checks(Map<String, Object> summary) {
        Map<String, Object> outcomes = new LinkedHashMap<>();
        entries(summary.get(CHECKS))
                .forEach(check -> outcomes.put(check.get("test") + "/" + check.get("name"), check.get("outcome")));
        return outcomes;
    }

    private static Map<String, Object> findings(Map<String, Object> summary) {
        Map<String, Object> severities = new LinkedHashMap<>();
        entries(summary.get(FINDINGS))
                .forEach(finding -> severities.put(String.valueOf(finding.get("id")), finding.get("severity")));
        return severities;
    }

    private static Stream<Map<String, Object>> entries(@Nullable Object list) {
        return list instanceof List<?> entries ? entries.stream().map(EndpointTestsAgain::members) : Stream.empty();
    }

    private static Map<String, Object> members(@Nullable Object value) {
        Map<String, Object> members = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, member) -> members.put(String.valueOf(name), member));
        }
        return members;
    }
}
