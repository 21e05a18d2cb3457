package org.openvault.backend.change;

import java.time.Instant;
import java.util.List;

/** One entry of the feed. A consumer that sees it a second time sees the same sequence. */
public record Change(long sequence, Instant at, String kind, List<String> tags) {}
