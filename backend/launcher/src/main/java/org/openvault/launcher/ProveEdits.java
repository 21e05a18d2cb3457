package org.openvault.launcher;

final class ProveEdits {
    static int run(Options options) {
        return 0;
    }
}
