/** Conditions of the pack that other data of the case speak to: works that are owed for, the survey of satisfaction. */
export const NO_DEBT = 'no-dong';
export const SATISFACTION = 'hai-long';
