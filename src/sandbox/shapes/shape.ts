/**
 * Forms of an answer that the documents show besides the one that the official SDK's models read, in the order in
 * which they are applied, so that any of them go together.
 */
export const shapeNames = [
  'codeInSuccess',
  'numbersAsStrings',
  'stringsAsNumbers',
  'misspelt',
  'singleObjects',
  'bareArrays',
  'lowerCamel',
  'outerWrapper',
  'xml',
] as const;

export type Shape = (typeof shapeNames)[number];

export const shapeMeanings: Readonly<Record<Shape, string>> = {
  codeInSuccess: 'Code, Message and Success in successes, where the documents show them',
  numbersAsStrings: 'every number and every truth value as text',
  stringsAsNumbers: 'numbers and truth values that the service declares as text as what they are, order numbers too',
  misspelt: "the documents' other spellings of field names, such as VlanInterfacId",
  singleObjects: 'a list of one row as that row; an empty list as empty text, or, with bareArrays, not at all',
  bareArrays: 'lists without the wrapper around their rows',
  lowerCamel: 'letters of authorization and orders in the envelope of 2020: {code,message,requestId,success,data}',
  outerWrapper: 'everything inside {"<Action>Response":{}}, with the wrong names that the documents print',
  xml: 'XML, whatever Format says; errors as well',
};

export function isShape(name: string): name is Shape {
  return shapeNames.some((shape) => shape === name);
}
