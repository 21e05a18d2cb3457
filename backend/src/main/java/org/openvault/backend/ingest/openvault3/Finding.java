package org.openvault.backend.ingest.openvault3;

/** Something to report about a file (path below the source folder); line 0 is the file as a whole. */
public record Finding(String file, int line, String reason) {

    @Override
    public String toString() {
        return line == 0 ? file + ": " + reason : file + ":" + line + ": " + reason;
    }
}
