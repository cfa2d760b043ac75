using Microsoft.AspNetCore.Http;
using Signals.Gateway.Pages.Texts;
using Signals.Gateway.Problems;
using Signals.Gateway.Reading;

namespace Signals.Gateway.Pages.Resident;

/// <summary>What was filled in on one page, with what is wrong with it.</summary>
/// <param name="form">The form as it was sent.</param>
/// <param name="texts">The words to tell what is wrong.</param>
internal sealed class StepFields(IFormCollection form, PageTexts texts)
{
    private readonly Dictionary<string, string> values = form.ToDictionary(field => field.Key, field => field.Value.ToString().ReplaceLineEndings("\n").Trim());

    /// <summary>What is wrong, in the order of the page.</summary>
    public List<(string Field, string Message)> Errors { get; } = [];

    public IReadOnlyDictionary<string, string> Values => values;

    public string this[string field] => values.GetValueOrDefault(field, "");

    /// <summary>Notes that a field is wrong.</summary>
    /// <param name="field">The field's name.</param>
    /// <param name="key">The key of the text that says so.</param>
    public void Wrong(string field, string key) => Errors.Add((field, texts[key]));

    /// <returns>One of the values that a field can have; null if it has none of them, which is noted.</returns>
    public string? OneOf(string field, IEnumerable<string> known, string key)
    {
        if (known.Contains(this[field])) return this[field];
        Wrong(field, key);
        return null;
    }

    /// <returns>A text; null if there is none or it cannot be taken, which is noted.</returns>
    public string? Text(string field, int most)
    {
        if (this[field].Length == 0) return null;
        var errors = new FieldErrors();
        if (TextRules.Check(this[field], most, field, errors)) return this[field];
        Errors.Add((field, errors.All[0].Code == "te-lang" ? texts.With("fout.te-lang", most) : texts["fout.tekens"]));
        return null;
    }
}
