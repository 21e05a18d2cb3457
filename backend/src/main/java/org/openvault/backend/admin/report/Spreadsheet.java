package org.openvault.backend.admin.report;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.openvault.backend.form.SubmissionTable;

/**
 * A table as a file, written while it is read, however long it is. What editors and readers wrote is text and never a formula: a
 * CSV file has a sign in front of what a spreadsheet would take for one, in an XLSX file texts are cells of type text.
 */
sealed interface Spreadsheet extends AutoCloseable {

    /** As many as a sheet may have, less the heads. */
    int MOST_ROWS = 1_000_000;

    void heads(List<String> heads) throws IOException;

    void rows(List<List<Cell>> rows) throws IOException;

    @Override
    void close() throws IOException;

    /** RFC 4180, with a mark that says UTF-8. */
    final class Csv implements Spreadsheet {

        private final OutputStream out;

        Csv(OutputStream out) {
            this.out = out;
        }

        @Override
        public void heads(List<String> heads) throws IOException {
            out.write(("\uFEFF" + line(heads.stream().map(Cell::of).toList())).getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public void rows(List<List<Cell>> rows) throws IOException {
            var lines = new StringBuilder();
            rows.forEach(row -> lines.append(line(row)));
            out.write(lines.toString().getBytes(StandardCharsets.UTF_8));
        }

        private static String line(List<Cell> cells) {
            return String.join(",", cells.stream().map(Csv::text).toList()) + "\r\n";
        }

        private static String text(Cell cell) {
            if (cell.number() != null) {
                return String.valueOf(cell.number());
            }
            return cell.at() != null ? cell.at().toString() : SubmissionTable.cell(cell.text());
        }

        @Override
        public void close() throws IOException {
            out.flush();
        }
    }

    /** By fastexcel: rows leave memory part by part. */
    final class Xlsx implements Spreadsheet {

        private final Workbook workbook;
        private final Worksheet sheet;
        private int row;

        Xlsx(OutputStream out, String title) {
            workbook = new Workbook(out, "OpenVault", "1.0");
            sheet = workbook.newWorksheet(title.replaceAll("[\\[\\]:*?/\\\\]", " "));
        }

        @Override
        public void heads(List<String> heads) {
            for (int column = 0; column < heads.size(); column++) {
                sheet.value(row, column, readable(heads.get(column)));
                sheet.style(row, column).bold().set();
            }
            row++;
        }

        @Override
        public void rows(List<List<Cell>> rows) throws IOException {
            for (List<Cell> cells : rows) {
                for (int column = 0; column < cells.size(); column++) {
                    write(column, cells.get(column));
                }
                row++;
            }
            sheet.flush();
        }

        private void write(int column, Cell cell) {
            if (cell.number() != null) {
                sheet.value(row, column, cell.number());
            } else {
                sheet.value(row, column, cell.at() != null ? cell.at().toString() : readable(cell.text()));
            }
        }

        /** Without signs that XML cannot have. */
        private static String readable(String text) {
            String cleaned = text.replaceAll("[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", "");
            return cleaned.length() > 32_000 ? cleaned.substring(0, 32_000) : cleaned;
        }

        @Override
        public void close() throws IOException {
            workbook.finish();
        }
    }
}
