using System.Net;

namespace Signals.Gateway.Tests.Operations;

public sealed class ParkedTests(Town town) : IClassFixture<Town>
{
    [Fact]
    public async Task An_administrator_sees_that_nothing_is_parked()
    {
        var answer = await town.Get("/v1/geparkeerd", "beheerder");

        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.Text.ShouldBe("[]");
    }

    [Fact]
    public async Task What_is_not_parked_cannot_be_tried_again() =>
        (await town.Post("/v1/geparkeerd/opnieuw", """{"afzender":"GM9999/buurt/BU99990102","ontvanger":"GM9999/wijkteam/noord","nummer":7}""", "beheerder"))
            .ShouldBeProblem(HttpStatusCode.NotFound);

    [Theory]
    [InlineData("""{"ontvanger":"GM9999/wijkteam/noord","nummer":7}""", "/afzender")]
    [InlineData("""{"afzender":"GM9999/buurt/BU99990102","ontvanger":"noord","nummer":7}""", "/ontvanger")]
    [InlineData("""{"afzender":"GM9999/buurt/BU99990102","ontvanger":"GM9999/wijkteam/noord","nummer":0}""", "/nummer")]
    [InlineData("""{"afzender":"GM9999/buurt/BU99990102","ontvanger":"GM9999/wijkteam/noord"}""", "/nummer")]
    public async Task A_wrong_request_names_its_field(string body, string field)
    {
        var answer = await town.Post("/v1/geparkeerd/opnieuw", body, "beheerder");

        answer.ShouldBeProblem(HttpStatusCode.BadRequest);
        answer.Text.ShouldContain(field);
    }
}
