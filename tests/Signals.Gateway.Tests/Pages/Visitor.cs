using System.Net;
using System.Text.RegularExpressions;

namespace Signals.Gateway.Tests.Pages;

/// <summary>Somebody with a browser without JavaScript: keeps cookies, and sends forms with their hidden fields.</summary>
internal sealed partial class Visitor(Town town) : IDisposable
{
    public HttpClient Browser { get; } = town.NewClient();

    public void Dispose() => Browser.Dispose();

    public async Task<Answer> Get(string path)
    {
        using var response = await Browser.GetAsync(path);
        return await Answer.Of(response);
    }

    /// <summary>Fills in a form and sends it with its hidden fields.</summary>
    public async Task<Answer> Send(string path, Answer page, params (string Name, string Value)[] fields)
    {
        var hidden = HiddenFields(page).Where(field => fields.All(given => given.Name != field.Name));
        using var content = new FormUrlEncodedContent(hidden.Concat(fields).Select(field => KeyValuePair.Create(field.Name, field.Value)));
        using var response = await Browser.PostAsync(path, content);
        return await Answer.Of(response);
    }

    /// <summary>The hidden fields of a page.</summary>
    public static IEnumerable<(string Name, string Value)> HiddenFields(Answer page) =>
        Hidden().Matches(page.Text).Select(match => (Name: match.Groups[1].Value, Value: WebUtility.HtmlDecode(match.Groups[2].Value))).DistinctBy(field => field.Name);

    /// <summary>The page that an answer leads to.</summary>
    public async Task<Answer> Follow(Answer answer)
    {
        answer.Status.ShouldBe(HttpStatusCode.Redirect, answer.Text);
        return await Get(answer.Header("Location")!);
    }

    /// <summary>Chooses a role of the demonstration; none by an empty one.</summary>
    public async Task Choose(string role) => (await Send("/rol", await Get("/rol"), ("rol", role))).Status.ShouldBe(HttpStatusCode.Redirect);

    /// <summary>A page, as soon as it shows a text.</summary>
    public async Task<Answer> Eventually(string path, string text)
    {
        for (var tries = 0; ; tries++)
        {
            var answer = await Get(path);
            if (answer.Text.Contains(text, StringComparison.Ordinal)) return answer;
            tries.ShouldBeLessThan(200, answer.Text);
            await Task.Delay(20);
        }
    }

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")]
    private static partial Regex Hidden();
}
