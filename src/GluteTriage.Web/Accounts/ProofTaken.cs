namespace GluteTriage.Web.Accounts;

/// <summary>What became of a code somebody proved themselves with. Closed; <see cref="AccountText.Problem(ProofTaken)"/> has the words.</summary>
internal abstract record ProofTaken
{
    private ProofTaken()
    {
    }

    /// <summary>It was right, and is used up now.</summary>
    public sealed record Taken : ProofTaken;

    public sealed record CodeWrong : ProofTaken;

    /// <summary>It was right, and has been used before.</summary>
    public sealed record CodeUsed : ProofTaken;

    /// <summary>Not one of the recovery codes that are left.</summary>
    public sealed record RecoveryWrong : ProofTaken;

    /// <summary>Too many wrong ones came before; it was not looked at.</summary>
    /// <param name="For">How long until the next is.</param>
    public sealed record Wait(TimeSpan For) : ProofTaken;
}

/// <summary>What became of a name and a password. Closed.</summary>
internal abstract record PasswordChecked
{
    private PasswordChecked()
    {
    }

    public sealed record Right(SignIns.PasswordGiven Given) : PasswordChecked;

    /// <summary>A wrong password, no such name and a disabled account are one and the same.</summary>
    public sealed record Wrong : PasswordChecked;

    /// <summary>Too many wrong ones came before; it was not looked at.</summary>
    public sealed record Wait(TimeSpan For) : PasswordChecked;
}

/// <summary>What became of the second factor of a sign-in. Closed.</summary>
internal abstract record SignInFinished
{
    private SignInFinished()
    {
    }

    public sealed record Opened(Account Account) : SignInFinished;

    /// <summary>The account was disabled, or its password changed, since the password was given.</summary>
    public sealed record PasswordGone : SignInFinished;

    public sealed record Refused(ProofTaken Why) : SignInFinished;
}

/// <summary>What became of a new password for one's own account. Closed.</summary>
internal abstract record PasswordSet
{
    private PasswordSet()
    {
    }

    public sealed record Made : PasswordSet;

    /// <summary>The present one was not right.</summary>
    public sealed record CurrentWrong : PasswordSet;

    /// <summary>Too many wrong ones came before; it was not looked at.</summary>
    public sealed record Wait(TimeSpan For) : PasswordSet;
}

/// <summary>What became of a passkey that was to go. Closed.</summary>
internal abstract record PasskeyRemoved
{
    private PasskeyRemoved()
    {
    }

    public sealed record Made : PasskeyRemoved;

    /// <summary>It stays: without it nobody could sign in to the account.</summary>
    public sealed record LastWay : PasskeyRemoved;
}
