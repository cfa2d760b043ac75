using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Signals.Testing;

namespace Signals.Browser.Tests;

/// <summary>A signal with words about somebody else, as a professional enters it.</summary>
internal static class NamedAnother
{
    /// <summary>Enters one.</summary>
    /// <returns>Its id, once its task is there.</returns>
    public static async Task<string> Tell(SiloProcess silo, string role)
    {
        using var client = silo.Client(role);
        using var sent = await silo.Tell(client, new { thema = "geldzorgen", buurt = "BU99990203", bron = "inloop", overAnder = true, waarneming = "De buurvrouw zit in het donker" });
        sent.StatusCode.ShouldBe(HttpStatusCode.Created);
        var id = (await sent.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
        for (var tries = 0; tries < 100; tries++)
        {
            if ((await client.GetStringAsync("/v1/derden")).Contains(id, StringComparison.Ordinal)) return id;
            await Task.Delay(100);
        }
        throw new TimeoutException("The task did not arrive.");
    }
}
