using System.Net;
using System.Text.RegularExpressions;
using MimeKit;

namespace Signals.Channels;

/// <summary>What an installation sets to reach people and systems outside, under <c>Signals:Channels</c>.</summary>
public sealed partial record ChannelsOptions
{
    /// <summary>The platform's own address for people, as in <c>https://signalen.voorbeelddorp.nl</c>: links in messages begin with it. Without it nothing is sent.</summary>
    public Uri? Address { get; init; }

    /// <summary>The organisation's OIN of 20 digits: by it receivers know where a message comes from. Without it they are told <see cref="Address"/>.</summary>
    public string? Oin { get; init; }

    /// <summary>
    /// Names of hosts inside, to which messages may go although they lie where the internet does not reach, on any port. Never a way to this machine's own
    /// metadata. Default none.
    /// </summary>
    public IReadOnlyList<string> AllowedHosts { get; init; } = [];

    /// <summary>A PEM file with certificates of authorities that are trusted beside those of the system: for an internal PKI. Default none.</summary>
    public string? Authority { get; init; }

    /// <summary>How long a connection may take. Default 10 seconds, at most a minute.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a receiver may take to answer. Default 15 seconds, at most a minute.</summary>
    public TimeSpan AnswerTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>The mail server. Without it no e-mail is sent.</summary>
    public MailOptions Mail { get; init; } = new();

    /// <summary>Whether mail can be sent.</summary>
    public bool CanMail => Address is not null && !string.IsNullOrWhiteSpace(Mail.Host);

    /// <summary>Whether web servers can be called.</summary>
    public bool CanCall => Address is not null;

    /// <summary>Everything that is wrong, each with what to do.</summary>
    /// <param name="development">Some things are only allowed in Development.</param>
    public IEnumerable<string> Problems(bool development)
    {
        if (Address is not null && !(Address.IsAbsoluteUri && (Address.Scheme == Uri.UriSchemeHttps || (development && Address.Scheme == Uri.UriSchemeHttp)) && Address.AbsolutePath == "/" && Address.Query.Length == 0))
            yield return "Signals:Channels:Address must be the https address at which people find the platform, without a path, as in https://signalen.voorbeelddorp.nl.";
        if (Oin is not null && !OinForm().IsMatch(Oin)) yield return "Signals:Channels:Oin must be the 20 digits of the organisation's OIN.";
        if (AllowedHosts.Any(host => Uri.CheckHostName(host) == UriHostNameType.Unknown)) yield return "Signals:Channels:AllowedHosts must hold names of hosts, as in meldingen.intern.voorbeelddorp.nl, without https:// or a port.";
        if (Authority is not null && TrustedAuthorities.Read(Authority).Count == 0)
            yield return "Signals:Channels:Authority must name a PEM file that can be read, with certificates of authorities in it: parts that begin with -----BEGIN CERTIFICATE-----.";
        if (!IsPatience(ConnectTimeout) || !IsPatience(AnswerTimeout)) yield return "Signals:Channels:ConnectTimeout and AnswerTimeout must be more than nothing, and at most a minute.";
        foreach (var problem in Mail.Problems(development)) yield return problem;
        if (!string.IsNullOrWhiteSpace(Mail.Host) && Address is null) yield return "Signals:Channels:Address is missing. A mail has a link to the platform, so set the address at which people find it.";
    }

    private static bool IsPatience(TimeSpan time) => time > TimeSpan.Zero && time <= TimeSpan.FromMinutes(1);

    [GeneratedRegex(@"^[0-9]{20}\z", RegexOptions.CultureInvariant)]
    private static partial Regex OinForm();
}

/// <summary>The mail server that an installation sends by, under <c>Signals:Channels:Mail</c>.</summary>
public sealed record MailOptions
{
    /// <summary>Its name, as in <c>smtp.voorbeelddorp.nl</c>. Without it no e-mail is sent.</summary>
    public string? Host { get; init; }

    /// <summary>Its port. Default 587; usually 465 with <see cref="MailSecurity.Tls"/>.</summary>
    public int Port { get; init; } = 587;

    /// <summary>How the connection is secured. Default <see cref="MailSecurity.StartTls"/>.</summary>
    public MailSecurity Security { get; init; } = MailSecurity.StartTls;

    /// <summary>The name to sign in with; without it nobody signs in.</summary>
    public string? User { get; init; }

    /// <summary>The password that goes with it. Best given in a file: see the operations page.</summary>
    public string? Password { get; init; }

    /// <summary>From whom mails come, as in <c>Signalen Voorbeelddorp &lt;signalen@voorbeelddorp.nl&gt;</c>.</summary>
    public string? From { get; init; }

    /// <returns>The name of the type only: a password is in it.</returns>
    public override string ToString() => nameof(MailOptions);

    internal IEnumerable<string> Problems(bool development)
    {
        if (string.IsNullOrWhiteSpace(Host))
        {
            if (From is not null || User is not null || Password is not null) yield return "Signals:Channels:Mail:Host is missing. Set the name of the mail server, or leave out everything else of Mail.";
            yield break;
        }
        if (Uri.CheckHostName(Host) == UriHostNameType.Unknown) yield return "Signals:Channels:Mail:Host must be the name of the mail server, without a port.";
        if (Port is < 1 or > 65_535) yield return "Signals:Channels:Mail:Port must be 1 to 65535.";
        if (Security == MailSecurity.Plain && !(development && IsHere(Host)))
            yield return "Signals:Channels:Mail:Security may be Plain only in Development, with a mail server on localhost. Use StartTls or Tls.";
        if (string.IsNullOrEmpty(User) != string.IsNullOrEmpty(Password)) yield return "Signals:Channels:Mail:User and Password belong together. Set both, or neither.";
        if (From is null || !MailboxAddress.TryParse(From, out var from) || from.Domain.Length == 0)
            yield return "Signals:Channels:Mail:From must be one e-mail address, as in signalen@voorbeelddorp.nl. A name may stand before it, with the address between < and >.";
    }

    private static bool IsHere(string host) => host == "localhost" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}

/// <summary>How the connection to a mail server is secured.</summary>
public enum MailSecurity
{
    /// <summary>It begins in the open and is secured before anything is said; where that cannot be done nothing is sent.</summary>
    StartTls,

    /// <summary>It is secured from the first byte.</summary>
    Tls,

    /// <summary>Not at all. Only in Development, on this machine.</summary>
    Plain,
}
