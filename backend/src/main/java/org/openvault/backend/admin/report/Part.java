package org.openvault.backend.admin.report;

import java.util.List;

/** @param next after what the following part begins; empty when there is none */
public record Part(List<List<Cell>> rows, String next) {

    static final Part NOTHING = new Part(List.of(), "");
}
