package org.llmmarket.publishing.command.approval;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.llmmarket.publishing.api.finding.Finding;
import org.llmmarket.publishing.api.service.ComplianceLevel;
import org.llmmarket.publishing.api.service.SupportLevel;
import org.llmmarket.publishing.api.service.Terms;

/** Which terms need people's approval. */
public record ApprovalRules(Set<ComplianceLevel> levels, Set<SupportLevel> supportLevels) {

    /** Why people must decide about these terms; empty when they need not. */
    public List<String> reasons(Terms terms) {
        return needs(terms).stream().map(Finding::message).toList();
    }

    /** What would need approval that did not need it before, at its fields. */
    public List<Finding> newly(Terms before, Terms after) {
        List<Finding> needed = new ArrayList<>(needs(after));
        needed.removeIf(
                need -> needs(before).stream().anyMatch(old -> old.field().equals(need.field())));
        return needed;
    }

    private List<Finding> needs(Terms terms) {
        List<Finding> needs = new ArrayList<>();
        ComplianceLevel level = terms.compliance().level();
        SupportLevel support = terms.sla().supportLevel();
        if (levels.contains(level)) {
            needs.add(need("compliance.level", level.wire()));
        }
        if (supportLevels.contains(support)) {
            needs.add(need("sla.supportLevel", support.wire()));
        }
        return needs;
    }

    private static Finding need(String field, String value) {
        return new Finding(field, field + " is " + value, "APPROVAL_REQUIRED");
    }
}
