package org.openvault.backend.api.v3;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.openvault.backend.People;
import org.openvault.backend.PostgresResource;

/** Pictures in the forms that clients ask for. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class RenditionsTest {

    private static final String FORMS = "fill-480x270,fill-480x270.webp,fill-576x324.webp,width-800.webp";

    @Inject
    People people;

    @Test
    void aPictureComesInItsOwnFormatOrAsWebp() throws IOException {
        JsonPath forms = upload();
        Response plain = given().get(forms.getString("'fill-480x270'.url"));
        plain.then().statusCode(200).contentType("image/png");
        Response webp = given().get(forms.getString("'fill-480x270.webp'.url"));
        webp.then()
                .statusCode(200)
                .contentType("image/webp")
                .header("Cache-Control", "public, max-age=31536000, immutable");
        byte[] bytes = webp.asByteArray();
        assertThat(new String(bytes, 0, 4, StandardCharsets.US_ASCII)).isEqualTo("RIFF");
        assertThat(bytes.length).isLessThan(plain.asByteArray().length);
        BufferedImage read = ImageIO.read(new ByteArrayInputStream(bytes));
        assertThat(read.getWidth()).isEqualTo(forms.getInt("'fill-480x270.webp'.width"));
        assertThat(read.getHeight()).isEqualTo(270);
        assertThat(forms.getInt("'fill-576x324.webp'.height")).isEqualTo(324);
        for (String other : List.of("fill-576x324.webp", "width-800.webp")) {
            given().get(forms.getString("'" + other + "'.url")).then().statusCode(200);
        }
    }

    @Test
    void whatWasNotDeclaredIsNotMade() throws IOException {
        String known = upload().getString("'fill-480x270.webp'.url");
        for (String other : new String[] {
            "fill-480x271.webp",
            "fill-480x270.jpg",
            "fill-480x270.webp.png",
            "fill-480x270",
            "original.webp",
            "original.jpg"
        }) {
            given().get(known.replace("fill-480x270.webp", other)).then().statusCode(404);
        }
        given().get(known.replace("fill-480x270.webp", "original.png")).then().statusCode(200);
    }

    private JsonPath upload() throws IOException {
        String token = people.token(people.superuser());
        long id = given().header("Authorization", "Bearer " + token)
                .multiPart("file", "sky.png", picture(), "image/png")
                .multiPart("json", "{\"alt\":\"A sky\",\"meta\":{\"action\":\"publish\"}}")
                .post("/api/v3/images")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getLong("id");
        return given().get("/api/v3/images/" + id + "?renditions=" + FORMS)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .setRootPath("renditions");
    }

    private static byte[] picture() throws IOException {
        var image = new BufferedImage(1000, 600, BufferedImage.TYPE_INT_ARGB);
        var graphics = image.createGraphics();
        graphics.setPaint(new GradientPaint(0, 0, Color.BLUE, 1000, 600, Color.ORANGE));
        graphics.fillRect(0, 0, 1000, 600);
        graphics.dispose();
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }
}
