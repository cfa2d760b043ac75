using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Signals.Gateway.Tests.Intake;

public sealed class BadRequestTests(Town town) : IClassFixture<Town>
{
    [Theory]
    [MemberData(nameof(BadRequests.All), MemberType = typeof(BadRequests))]
    public async Task A_signal_that_is_wrong_is_refused_and_every_wrong_field_is_named(string what, string body, string fields)
    {
        var answer = (await town.Post("/v1/signalen", body)).ShouldBeProblem(HttpStatusCode.BadRequest);
        answer.Fields.Order(StringComparer.Ordinal).ShouldBe(fields.Split('|').Order(StringComparer.Ordinal), what);
        foreach (var error in answer.Json.GetProperty("fouten").EnumerateArray())
        {
            error.GetProperty("code").GetString()!.ShouldMatch("^[a-z]+(-[a-z]+)*$");
            error.GetProperty("melding").GetString()!.ShouldEndWith(".");
        }
    }

    [Theory]
    [InlineData(129)]
    [InlineData(0)]
    public async Task A_key_has_its_length(int length)
    {
        var answer = await town.Post("/v1/signalen", Town.Signal(), key: new string('k', length));
        // The client leaves an empty header out, which is no key at all.
        if (length == 0) answer.Status.ShouldBeOneOf(HttpStatusCode.Created, HttpStatusCode.BadRequest);
        else answer.ShouldBeProblem(HttpStatusCode.BadRequest).Fields.ShouldBe(["Idempotency-Key"]);
    }

    [Fact]
    public async Task Invalid_UTF8_is_refused()
    {
        byte[] body = [.. Encoding.UTF8.GetBytes("""{"thema":"eenzaamheid","waarneming":" """), 0xC3, 0x28, .. "\"}"u8];
        var content = new ByteArrayContent(body) { Headers = { ContentType = new("application/json") } };
        (await town.Send(HttpMethod.Post, "/v1/signalen", content: content)).ShouldBeProblem(HttpStatusCode.BadRequest).Fields.ShouldBe([""]);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/json; charset=utf-16")]
    public async Task Other_kinds_of_content_are_refused(string type) =>
        (await town.Post("/v1/signalen", Town.Signal(), type: type)).ShouldBeProblem(HttpStatusCode.UnsupportedMediaType);

    [Fact]
    public async Task Compressed_JSON_is_refused()
    {
        var content = new StringContent(Town.Signal(), new MediaTypeHeaderValue("application/json")) { Headers = { ContentEncoding = { "gzip" } } };
        (await town.Send(HttpMethod.Post, "/v1/signalen", content: content)).ShouldBeProblem(HttpStatusCode.UnsupportedMediaType);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_too_large_is_refused(bool announced)
    {
        var body = Encoding.UTF8.GetBytes(Town.Signal(rest: $",\"waarneming\":\"{new string('a', 40_000)}\""));
        HttpContent content = announced ? new ByteArrayContent(body) : new StreamContent(new Unannounced(body));
        content.Headers.ContentType = new("application/json");
        (await town.Send(HttpMethod.Post, "/v1/signalen", content: content)).ShouldBeProblem(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task What_is_only_just_good_is_taken()
    {
        foreach (var rest in new[]
        {
            $",\"waarneming\":\"{string.Concat(Enumerable.Repeat("🙂", 2000))}\"", ",\"waarneming\":\"regel\\nregel\\t\"", ",\"waargenomenOp\":\"2026-11-20T09:15:00Z\"",
            ",\"waargenomenOp\":\"2026-08-22T10:00:00.123456789+02:00\"", ",\"huishouden\":{\"postcode\":\"9999 ab\",\"huisnummer\":99999,\"toevoeging\":\"2-hg\"}",
            ",\"plek\":null,\"contact\":null", ",\"contact\":{\"email\":\"naam+x@sub.voorbeeld.nl\",\"toestemming\":true}",
        })
        {
            var answer = await town.Post("/v1/signalen", Town.Signal(rest: rest));
            answer.Status.ShouldBe(HttpStatusCode.Created, answer.Text);
        }
    }

    private sealed class Unannounced(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
