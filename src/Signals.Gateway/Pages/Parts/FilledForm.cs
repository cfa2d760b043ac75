using Microsoft.AspNetCore.Http;
using Signals.Gateway.Problems;

namespace Signals.Gateway.Pages.Parts;

/// <summary>What was filled in on a form, and what is wrong with it.</summary>
/// <param name="Values">What was filled in, by field; of several values, each on a line.</param>
/// <param name="Errors">What is wrong.</param>
public sealed record FilledForm(IReadOnlyDictionary<string, string> Values, IReadOnlyList<(string Field, string Message)> Errors)
{
    /// <summary>A form that nobody filled in yet.</summary>
    public static readonly FilledForm Empty = new(new Dictionary<string, string>(), []);

    /// <summary>A form as it was sent, with what is wrong.</summary>
    /// <param name="form">The form.</param>
    /// <param name="errors">What is wrong with it.</param>
    /// <param name="fields">The fields that are shown again.</param>
    /// <param name="asked">What each field asks for, to go after "vul in".</param>
    internal static FilledForm Of(IFormCollection form, FieldErrors errors, IEnumerable<string> fields, IReadOnlyDictionary<string, string> asked) =>
        new(fields.ToDictionary(field => field, field => string.Join('\n', form[field].OfType<string>())), FormBody.Errors(errors, asked));

    public string? this[string field] => Values.GetValueOrDefault(field);

    public string? Message(string field) => Errors.Of(field);

    /// <summary>Whether one of several values was chosen.</summary>
    public bool Has(string field, string value) => this[field]?.Split('\n').Contains(value) == true;
}
